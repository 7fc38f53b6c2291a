// What is read of customers, for this area and for others.
#include <algorithm>

#include "customer/handlers.hpp"
#include "kehu/core/text.hpp"
#include "kehu/customer/merges.hpp"

namespace kehu::customer {

namespace {

// Calls `take` with the very record that a reference names; `fields` are those that are read,
// empty: all. Errors: customer.not_found.
template <class Take>
Result<void> read_named(Reader& reader, const Reference<Customer>& reference, std::string_view path,
                        std::span<const std::size_t> fields, Take take) {
  bool by_id = reference.code.empty(), found = false;
  store::Range range;
  range.prefix = {by_id ? Reader::value(reference.id)
                        : Reader::value(std::string_view(reference.code))};
  reader.each<Customer>(
      by_id ? "" : "by_code", range,
      [&](const Customer& customer) {
        take(customer);
        found = true;
        return false;
      },
      fields);
  if (found) return {};
  return not_found("customer.not_found", path,
                   by_id ? "no customer has the id " + text(reference.id)
                         : "no customer has the code " + quotation(reference.code));
}

}  // namespace

Result<Customer> named(Reader& reader, const Reference<Customer>& reference,
                       std::string_view path) {
  Customer found;
  KEHU_TRY(
      read_named(reader, reference, path, {}, [&](const Customer& customer) { found = customer; }));
  return found;
}

Customer survivor_of(Reader& reader, Customer customer) {
  // A record is merged only while it is active, so that chains end; the bound is for a store that
  // was altered.
  for (int step = 0; customer.merged_into; ++step) {
    ensure(step < 10000, "merges of customers go round in a circle");
    auto next = reader.find<Customer>(*customer.merged_into);
    ensure(next.has_value(), "a customer is merged into one that is not there");
    customer = *std::move(next);
  }
  return customer;
}

Result<Customer> resolve(Reader& reader, const Reference<Customer>& reference,
                         std::string_view path) {
  KEHU_TRY_ASSIGN(Customer customer, named(reader, reference, path));
  if (!customer.merged_into) return customer;
  return survivor_of(reader, std::move(customer));
}

namespace {

// Calls `take` with whom a reference means now; of one who was not merged only `fields` are read,
// "id" and "merged_into" among them.
template <class Take>
Result<void> read_survivor(Reader& reader, const Reference<Customer>& reference,
                           std::string_view path, std::span<const std::size_t> fields, Take take) {
  std::optional<Id<Customer>> merged;
  KEHU_TRY(read_named(reader, reference, path, fields, [&](const Customer& customer) {
    if (customer.merged_into)
      merged = customer.id;
    else
      take(customer);
  }));
  if (!merged) return {};
  KEHU_TRY_ASSIGN(Customer survivor, resolve(reader, Reference<Customer>(*merged), path));
  take(survivor);
  return {};
}

}  // namespace

Result<Id<Customer>> resolve_id(Reader& reader, const Reference<Customer>& reference,
                                std::string_view path) {
  static const record::Descriptor& of = table_of<Customer>().descriptor();
  static const std::size_t identity[] = {of.index_of("id"), of.index_of("merged_into")};
  Id<Customer> id;
  KEHU_TRY(read_survivor(reader, reference, path, identity,
                         [&](const Customer& customer) { id = customer.id; }));
  return id;
}

Result<NamedCustomer> resolve_name(Reader& reader, const Reference<Customer>& reference,
                                   std::string_view path) {
  static const record::Descriptor& of = table_of<Customer>().descriptor();
  static const std::size_t identity[] = {of.index_of("id"), of.index_of("name"),
                                         of.index_of("merged_into")};
  NamedCustomer named;
  KEHU_TRY(read_survivor(reader, reference, path, identity, [&](const Customer& customer) {
    named = {customer.id, customer.name};
  }));
  return named;
}

namespace {

// A merge keeps images of whole records, which are not wanted here.
std::span<const std::size_t> merge_ends() {
  static const record::Descriptor& of = table_of<Merge>().descriptor();
  static const std::size_t fields[] = {of.index_of("survivor"), of.index_of("merged"),
                                       of.index_of("at"), of.index_of("undone")};
  return fields;
}

}  // namespace

std::vector<StandingMerge> standing_merges(Reader& reader, const Id<Customer>& survivor) {
  std::vector<StandingMerge> found;
  auto add = [&](const Id<Customer>& into) {
    reader.each<Merge>(
        "by_survivor", {{into.value}, {}, {}, false, 0},
        [&](const Merge& merge) {
          if (!merge.undone) found.push_back({merge.survivor, merge.merged, merge.at});
          return true;
        },
        merge_ends());
  };
  add(survivor);
  for (std::size_t i = 0; i < found.size(); ++i) add(Id<Customer>(found[i].record));
  return found;
}

std::vector<Id<Customer>> merged_records(Reader& reader, const Id<Customer>& survivor) {
  std::vector<Id<Customer>> found;
  for (const StandingMerge& merge : standing_merges(reader, survivor))
    found.push_back(merge.record);
  return found;
}

std::vector<Id<Customer>> records_of(Reader& reader, const Id<Customer>& survivor) {
  auto records = merged_records(reader, survivor);
  records.insert(records.begin(), survivor);
  return records;
}

std::vector<Id<Customer>> records_with(Reader& reader, const Id<Customer>& record) {
  auto survivor = resolve_id(reader, record, "/customer");
  return records_of(reader, survivor ? *survivor : record);
}

Survivors::Survivors(Reader& reader) {
  reader.each<Merge>(
      "", {},
      [&](const Merge& merge) {
        if (!merge.undone) into_.emplace(merge.merged, merge.survivor);
        return true;
      },
      merge_ends());
  for (const auto& [merged, survivor] : into_)
    if (!is_merged(survivor) && !records_.contains(survivor))
      records_.emplace(survivor, records_of(reader, survivor));
}

Id<Customer> Survivors::of(Id<Customer> record) const {
  for (auto at = into_.find(record); at != into_.end(); at = into_.find(record))
    record = at->second;
  return record;
}

std::vector<Document> documents(Reader& reader, const Id<Customer>& customer, const Date& day) {
  auto all = reader.rows<Document>("", {Reader::value(customer)});
  std::erase_if(all, [&](const Document& document) {
    return (document.valid_from && day < *document.valid_from) ||
           (document.valid_until && *document.valid_until < day);
  });
  return all;
}

namespace {

class CandidateFinder {
 public:
  CandidateFinder(Reader& reader, const MasterIndex& clause, const Brought& brought)
      : reader_(reader), clause_(clause), brought_(brought) {}

  std::vector<Candidate> find() {
    for (EntryMatch match : clause_.refused_on) {
      switch (match) {
        case EntryMatch::identity:
          by_identity();
          break;
        case EntryMatch::name_and_birth_date:
          by_name();
          break;
        case EntryMatch::phone:
          by_contact(ContactKind::phone, ContactKind::mobile, match);
          break;
        case EntryMatch::email:
          by_contact(ContactKind::email, ContactKind::email, match);
          break;
        case EntryMatch::document:
          by_document();
          break;
      }
    }
    return std::move(found_);
  }

 private:
  store::Range equal(std::string_view text) const {
    constexpr std::size_t read_max = 64;  // the switchboard of a large company has many holders
    return {{Reader::value(text)}, {}, {}, false, read_max};
  }
  bool means_nothing(std::string_view text) const {
    auto key = match_key(text);
    return !key || is_placeholder(clause_, *key);
  }

  void add(const Customer& holder, EntryMatch match) {
    Customer survivor = survivor_of(reader_, holder);
    if (survivor.id == brought_.except) return;
    auto same = [&](const Candidate& c) { return c.customer == survivor.id; };
    auto at = std::find_if(found_.begin(), found_.end(), same);
    if (at == found_.end()) at = found_.insert(at, {survivor.id, 0});
    at->matched |= bit(match);
  }
  void add(const Id<Customer>& id, EntryMatch match) {
    if (auto holder = reader_.find<Customer>(id)) add(*holder, match);
  }

  void by_identity() {
    if (!brought_.customer || !brought_.customer->identity_number) return;
    const std::string& number = *brought_.customer->identity_number;
    if (means_nothing(number)) return;
    std::vector<Customer> holders;
    reader_.each<Customer>("by_identity", equal(number), [&](const Customer& holder) {
      if (holder.identity_kind == brought_.customer->identity_kind) holders.push_back(holder);
      return true;
    });
    for (const Customer& holder : holders) add(holder, EntryMatch::identity);
  }

  void by_name() {
    if (!brought_.customer || !brought_.customer->birth_date) return;
    if (is_placeholder(clause_, brought_.customer->match_name)) return;
    std::vector<Customer> holders;
    reader_.each<Customer>("by_match_name", equal(brought_.customer->match_name),
                           [&](const Customer& holder) {
                             if (holder.birth_date == brought_.customer->birth_date)
                               holders.push_back(holder);
                             return true;
                           });
    for (const Customer& holder : holders) add(holder, EntryMatch::name_and_birth_date);
  }

  void by_contact(ContactKind one, ContactKind other, EntryMatch match) {
    if (!brought_.contact_points) return;
    for (const ContactPoint& point : *brought_.contact_points) {
      if ((point.kind != one && point.kind != other) || means_nothing(point.normal)) continue;
      std::vector<Id<Customer>> holders;
      reader_.each<ContactPoint>("by_normal", equal(point.normal), [&](const ContactPoint& holder) {
        if (holder.kind == one || holder.kind == other) holders.push_back(holder.customer);
        return true;
      });
      for (const Id<Customer>& holder : holders) add(holder, match);
    }
  }

  void by_document() {
    if (!brought_.documents) return;
    for (const Document& document : *brought_.documents) {
      if (document.reference.empty() || means_nothing(document.reference)) continue;
      std::vector<Id<Customer>> holders;
      reader_.each<Document>("by_reference", equal(document.reference),
                             [&](const Document& holder) {
                               if (holder.kind == document.kind) holders.push_back(holder.customer);
                               return true;
                             });
      for (const Id<Customer>& holder : holders) add(holder, EntryMatch::document);
    }
  }

  Reader& reader_;
  const MasterIndex& clause_;
  const Brought& brought_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> find_candidates(Reader& reader, const MasterIndex& clause,
                                       const Brought& brought) {
  return CandidateFinder(reader, clause, brought).find();
}

Result<void> record_distinct(CommandContext& context, Id<Customer> a, Id<Customer> b,
                             const std::string& reason, bool judged) {
  if (b < a) std::swap(a, b);
  Distinction row{a, b, reason, judged, context.now(), context.actor().actor};
  auto there = context.find<Distinction>(a, b);
  if (!there) return context.insert(row);
  if (there->judged || !judged) return {};
  return context.update(*there, row);
}

Result<void> admit(CommandContext& context, const Brought& brought,
                   const std::optional<std::string>& allow_duplicate) {
  const auto& clause = context.policy().get<MasterIndex>();
  std::vector<Candidate> candidates = find_candidates(context, clause, brought);
  std::erase_if(candidates, [&](const Candidate& candidate) {
    Id<Customer> a = brought.except, b = candidate.customer;
    if (b < a) std::swap(a, b);
    return context.find<Distinction>(a, b).has_value();
  });
  if (candidates.empty()) return {};
  bool allowed = allow_duplicate && !allow_duplicate->empty();
  Decision decision = judge_duplicates(candidates, allowed);
  if (!decision.granted()) {
    Error error = context.refuse(decision);
    error.message = duplicates_line(clause, candidates);
    return error;
  }
  context.record(decision);
  if (candidates.size() > static_cast<std::size_t>(clause.candidates_named))
    candidates.resize(static_cast<std::size_t>(clause.candidates_named));
  for (const Candidate& candidate : candidates)
    KEHU_TRY(record_distinct(context, brought.except, candidate.customer, *allow_duplicate, false));
  return {};
}

}  // namespace kehu::customer
