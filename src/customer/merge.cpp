// Making two records of one customer one, and two again (CUS-5).
#include <algorithm>
#include <tuple>

#include "customer/handlers.hpp"
#include "kehu/casework/in_hand.hpp"
#include "record/canonical.hpp"

namespace kehu::customer {

namespace {

Bytes image(const Customer& customer) {
  Bytes bytes;
  record::write_canonical(table_of<Customer>().descriptor(), &customer, bytes.data);
  return bytes;
}

Customer customer_in(const Bytes& bytes) {
  Customer customer;
  auto read = record::read_canonical(table_of<Customer>().descriptor(), bytes.data, &customer);
  ensure(read.has_value(), "a merge holds the images of its customers");
  return customer;
}

bool same(const ContactPoint& a, const ContactPoint& b) {
  return a.kind == b.kind && a.normal == b.normal;
}
bool same(const Document& a, const Document& b) {
  return a.kind == b.kind && a.reference == b.reference && a.digest == b.digest &&
         a.location == b.location && a.valid_from == b.valid_from && a.valid_until == b.valid_until;
}
bool same(const Asset& a, const Asset& b) {
  return a.kind == b.kind && a.model == b.model && a.plate == b.plate && a.project == b.project &&
         a.unit == b.unit && a.terminal_number == b.terminal_number && a.sim == b.sim;
}

// Gives the survivor copies of the merged record's rows that it has not; from which number, and
// how many.
template <class Row>
Result<std::pair<std::int64_t, std::int64_t>> adopt(CommandContext& context,
                                                    const Id<Customer>& survivor,
                                                    const Id<Customer>& merged) {
  auto own = context.rows<Row>("", {Reader::value(survivor)});
  std::int64_t from = own.empty() ? 1 : own.back().number + 1, count = 0;
  for (Row& row : context.rows<Row>("", {Reader::value(merged)})) {
    if (std::any_of(own.begin(), own.end(), [&](const Row& o) { return same(o, row); })) continue;
    row.customer = survivor;
    row.number = from + count++;
    KEHU_TRY(context.insert(row));
  }
  return std::pair{from, count};
}

// Takes the copies away again. One that was removed since stays so; a number that now names
// something else is left alone.
template <class Row>
Result<void> give_back(CommandContext& context, const Merge& merge, std::int64_t from,
                       std::int64_t count) {
  auto sources = context.rows<Row>("", {Reader::value(merge.merged)});
  for (std::int64_t number = from; number < from + count; ++number) {
    auto copy = context.find<Row>(merge.survivor, number);
    if (!copy) continue;
    bool is_copy = std::any_of(sources.begin(), sources.end(),
                               [&](const Row& source) { return same(source, *copy); });
    if (is_copy) KEHU_TRY(context.erase(*copy));
  }
  return {};
}

std::string_view word(PreferenceKind kind) {
  static constexpr std::string_view words[] = {"need", "habit", "preference"};
  return words[static_cast<std::size_t>(kind)];
}

// Copies what is recorded under topics that the survivor has not; the keys of the copies.
Result<Bytes> adopt_preferences(CommandContext& context, const Id<Customer>& survivor,
                                const Id<Customer>& merged) {
  Bytes keys;
  for (Preference& row : context.rows<Preference>("", {Reader::value(merged)})) {
    if (context.find<Preference>(survivor, word(row.kind), row.topic)) continue;
    record::put_byte(keys.data, static_cast<std::uint8_t>(row.kind));
    record::put_text(keys.data, row.topic);
    row.customer = survivor;
    KEHU_TRY(context.insert(row));
  }
  return keys;
}

Result<void> give_back_preferences(CommandContext& context, const Merge& merge) {
  record::CanonicalReader keys(merge.preferences.data);
  std::uint8_t kind = 0;
  std::string_view topic;
  while (keys.byte(kind) && keys.text(topic)) {
    std::string_view kind_word = word(static_cast<PreferenceKind>(kind));
    auto copy = context.find<Preference>(merge.survivor, kind_word, topic);
    auto source = context.find<Preference>(merge.merged, kind_word, topic);
    // What was recorded anew since is the survivor's own.
    if (copy && source && copy->text == source->text && copy->recorded_at == source->recorded_at)
      KEHU_TRY(context.erase(*copy));
  }
  return {};
}

Result<void> adopt_all(CommandContext& context, Merge& row) {
  KEHU_TRY_ASSIGN(auto points, adopt<ContactPoint>(context, row.survivor, row.merged));
  KEHU_TRY_ASSIGN(auto documents, adopt<Document>(context, row.survivor, row.merged));
  KEHU_TRY_ASSIGN(auto assets, adopt<Asset>(context, row.survivor, row.merged));
  std::tie(row.contact_points_from, row.contact_points) = points;
  std::tie(row.documents_from, row.documents) = documents;
  std::tie(row.assets_from, row.assets) = assets;
  KEHU_TRY_ASSIGN(row.preferences, adopt_preferences(context, row.survivor, row.merged));
  return {};
}

}  // namespace

Result<Merged> merge(CommandContext& context, const MergeInto& request) {
  KEHU_TRY_ASSIGN(Customer survivor, named(context, request.survivor, "/survivor"));
  KEHU_TRY_ASSIGN(Customer merged, named(context, request.merged, "/merged"));
  if (survivor.id == merged.id)
    return invalid("customer.same_record", "/merged", "both references name one record");
  KEHU_TRY(casework::check_new_id(context, request.id, "customer.exists", "a merge"));
  Decision decision = judge_merge(context.policy(), survivor, merged);
  KEHU_TRY(granted(context, decision));

  Merge row;
  row.id = context.id_or_new(request.id);
  row.survivor = survivor.id;
  row.merged = merged.id;
  row.survivor_before = image(survivor);
  row.merged_before = image(merged);
  row.at = context.now();
  row.by = context.actor().actor;

  Customer survivor_after = survive(survivor, merged, request.take);
  KEHU_TRY(context.update(survivor, survivor_after));
  row.survivor_after = image(survivor_after);
  Customer merged_after = merged;
  merged_after.status = Status::merged;
  merged_after.merged_into = survivor.id;
  KEHU_TRY(context.update(merged, merged_after));
  KEHU_TRY(adopt_all(context, row));
  KEHU_TRY(context.insert(row));
  return Merged{row.id, row.survivor, row.merged};
}

Result<Merged> unmerge(CommandContext& context, const Unmerge& request) {
  auto row = context.find<Merge>(request.merge);
  if (!row)
    return not_found("customer.no_merge", "/merge", "no merge has the id " + request.merge.text());
  auto survivor = context.find<Customer>(row->survivor);
  auto merged = context.find<Customer>(row->merged);
  ensure(survivor && merged, "a merge names two customers");
  UndoFacts facts{customer_in(row->survivor_before), customer_in(row->survivor_after), *survivor,
                  row->undone};
  Decision decision = judge_undo(facts);
  KEHU_TRY(granted(context, decision));

  Customer survivor_after = restore(facts);
  KEHU_TRY(context.update(*survivor, survivor_after));
  Customer merged_after = customer_in(row->merged_before);
  KEHU_TRY(context.update(*merged, merged_after));
  KEHU_TRY(give_back<ContactPoint>(context, *row, row->contact_points_from, row->contact_points));
  KEHU_TRY(give_back<Document>(context, *row, row->documents_from, row->documents));
  KEHU_TRY(give_back<Asset>(context, *row, row->assets_from, row->assets));
  KEHU_TRY(give_back_preferences(context, *row));
  Merge done = *row;
  done.undone = true;
  done.undone_at = context.now();
  done.undone_by = context.actor().actor;
  KEHU_TRY(context.update(*row, done));
  return Merged{row->id, row->survivor, row->merged};
}

Result<Distinguished> distinguish(CommandContext& context, const Distinguish& request) {
  KEHU_TRY_ASSIGN(Customer a, resolve(context, request.customer, "/customer"));
  KEHU_TRY_ASSIGN(Customer b, resolve(context, request.other, "/other"));
  if (a.id == b.id)
    return invalid("customer.same_record", "/other", "both references mean one customer");
  KEHU_TRY(needs(request.reason, "/reason"));
  KEHU_TRY(casework::check_text(request.reason, "/reason"));
  KEHU_TRY(record_distinct(context, a.id, b.id, request.reason, true));
  return Distinguished{a.id, b.id};
}

}  // namespace kehu::customer
