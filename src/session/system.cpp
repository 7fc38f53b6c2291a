// What every database answers about itself.
#include "kehu/system.hpp"

#include <boost/json.hpp>

#include "command/handlers.hpp"
#include "kehu/casework.hpp"
#include "record/canonical.hpp"
#include "record/hash.hpp"
#include "record/json.hpp"
#include "session/error_meanings.hpp"
#include "session/state.hpp"

namespace kehu::system {

namespace {

store::Schema schema() { return Registry::get().tables(); }

Error faulty(const Policy::Faults& faults) {
  Error error = faults.front();
  error.path = "/document" + error.path;
  if (faults.size() > 1) {
    error.message = std::to_string(faults.size()) + " faults: " + error.message;
    for (std::size_t i = 1; i < faults.size(); ++i)
      error.message += "; " + faults[i].path + ": " + faults[i].message;
  }
  return error;
}

// Rights that name no command or query of this build.
Policy::Faults misspelt_rights(const Policy& policy) {
  std::vector<std::string_view> commands, queries;
  for (const auto& [name, type] : Registry::get().commands()) commands.push_back(name);
  for (const auto& [name, type] : Registry::get().queries()) queries.push_back(name);
  return governance::unknown_rights(policy, commands, queries);
}

// The document of a request that has `document` and `patch`.
template <class Request>
Result<std::string> document_of(const Request& request,
                                std::span<const governance::PolicyVersion> versions,
                                std::string_view line) {
  const auto* last = governance::last_adopted(versions, line);
  if (!request.document && !(request.patch && last))
    return invalid("json.missing", "/document",
                   "a policy is expected here, or a patch over one on record");
  const std::string& base = request.document ? *request.document : last->document;
  if (!request.patch) return base;
  auto patched = patch_policy(base, *request.patch);
  if (!patched) return under("/patch", std::move(patched).error());
  return patched;
}

Result<Adopted> adopt(CommandContext& context, const AdoptPolicy& command) {
  auto versions = context.rows<governance::PolicyVersion>("", {});
  KEHU_TRY_ASSIGN(std::string document,
                  document_of(command, versions, context.actor().business_line));
  Policy::Faults faults;
  auto policy = Policy::load(document, faults);
  if (policy) faults = misspelt_rights(*policy);
  if (!faults.empty()) return faulty(faults);
  Decision decision = governance::may_adopt(context.policy(), versions, *policy, context.today());
  KEHU_TRY(granted(context, decision));
  governance::PolicyVersion row;
  row.version = versions.empty() ? 1 : versions.back().version + 1;
  row.name = policy->name();
  row.business_line = policy->business_line();
  row.effective_from = policy->effective_from();
  row.effective_for_existing = policy->effective_for_existing();
  row.digest = record::hex(record::hash_bytes(document));
  row.document = std::move(document);
  row.adopted_at = context.now();
  row.adopted_by = context.actor().actor;
  KEHU_TRY(context.insert(row));
  return Adopted{row.version};
}

Result<Imported> import_rows(CommandContext&, const ImportRows& command) {
  return Imported{command.taken, command.refused};
}

Result<void> versions(QueryContext& context, const PolicyVersions& query,
                      Rows<PolicyVersionRow>& out) {
  auto rows = context.rows<governance::PolicyVersion>("", {});
  for (const auto& row : rows) {
    if (query.business_line && row.business_line != *query.business_line) continue;
    const auto* holds =
        governance::in_force(rows, row.business_line, context.today(), std::nullopt);
    out.push({row.version, row.name, row.business_line, row.effective_from,
              row.effective_for_existing, row.adopted_at, row.adopted_by,
              holds && holds->version == row.version});
  }
  return {};
}

Result<void> heading(QueryContext& context, const PolicyHeading&, Rows<PolicyHeadingRow>& out) {
  const Policy& policy = context.policy();
  out.push({policy.name(), policy.version_name(), policy.business_line(), policy.title().en,
            policy.title().zh, policy.zone().name(), std::string(policy.currency().code()),
            context.now(), context.today()});
  return {};
}

Result<void> clauses(QueryContext& context, const PolicyClauses& query, Rows<ClauseRow>& out) {
  const Policy& policy = context.policy();
  auto document = boost::json::parse(policy.document());  // it was read before: it is well formed
  for (const auto& clause : document.at("clauses").as_array()) {
    const auto& stated = clause.as_object();
    std::string_view id = stated.at("id").as_string();
    if (query.clause && *query.clause != id) continue;
    const LocalText *title = policy.title(id), *text = policy.text(id);
    const auto* parameters = stated.if_contains("parameters");
    out.push({std::string(id), title->en, title->zh, text->en, text->zh,
              parameters ? boost::json::serialize(*parameters) : ""});
  }
  return {};
}

Result<void> check(QueryContext& context, const CheckPolicy& query, Rows<PolicyFault>& out) {
  auto versions = context.rows<governance::PolicyVersion>("", {});
  KEHU_TRY_ASSIGN(std::string document,
                  document_of(query, versions, context.actor().business_line));
  Policy::Faults faults;
  auto policy = Policy::load(document, faults);
  if (policy) faults = misspelt_rights(*policy);
  for (const Error& fault : faults) out.push({fault.code, fault.path, fault.message});
  return {};
}

std::string as_json(const record::Descriptor* descriptor, std::string_view canonical) {
  if (!descriptor || canonical.empty()) return "";
  record::Box box(*descriptor);
  std::string out;
  if (!record::read_canonical(*descriptor, canonical, box.get())) return "";
  record::write_json(*descriptor, box.get(), out);
  return out;
}

// Null where the entry is of a command that this version does not have.
const record::Descriptor* arguments_of(const journal::Entry& entry) {
  if (auto command = Registry::get().command(entry.command)) return (*command)->arguments;
  auto query = Registry::get().query(entry.command);
  return query ? (*query)->arguments : nullptr;
}

// How much the asker may be told of an entry: the least that holds of what it changed and named.
casework::Telling telling_of(const casework::Asker& asker, const journal::Entry& entry,
                             const record::Descriptor* arguments) {
  std::optional<casework::Telling> least;
  auto lower = [&](std::optional<casework::Telling> other) {
    if (other) least = std::min(least.value_or(*other), *other);
  };
  for (const auto& change : entry.changes) {
    record::Box row(change.table->descriptor());
    if (change.image &&
        record::read_canonical(change.table->descriptor(), *change.image, row.get()))
      lower(casework::telling_of_row(asker, *change.table, row.get()));
  }
  if (arguments) {
    record::Box request(*arguments);
    if (record::read_canonical(*arguments, entry.arguments, request.get()))
      lower(casework::telling_of_request(asker, *arguments, request.get()));
  }
  if (least) return *least;
  bool is_strange = casework::is_of_secrets(entry.command) && entry.actor != asker.actor.actor;
  return is_strange ? casework::Telling::nothing : casework::Telling::everything;
}

EntryRow row_of(const casework::Asker& asker, const journal::Entry& entry) {
  const record::Descriptor* arguments = arguments_of(entry);
  auto command = Registry::get().command(entry.command);
  const record::Descriptor* reply = command ? (*command)->reply : nullptr;
  EntryRow row;
  row.sequence = entry.sequence;
  row.at = entry.at;
  row.actor = entry.actor;
  row.role = entry.role;
  row.purpose = entry.purpose;
  row.command = entry.command;
  row.outcome = journal::name(entry.outcome);
  row.code = entry.code;
  row.policy_version = entry.policy_version;
  row.changes = static_cast<std::int64_t>(entry.changes.size());
  row.withheld = telling_of(asker, entry, arguments) != casework::Telling::everything;
  if (row.withheld) return row;
  row.message = entry.message;
  row.arguments = as_json(arguments, entry.arguments);
  row.reply = as_json(reply, entry.reply);
  write_reasons(entry.reasons, false, row.reasons);
  return row;
}

Result<void> entries(QueryContext& context, const JournalEntries& query, Rows<EntryRow>& out) {
  std::int64_t last = journal::head(context.transaction()).sequence;
  std::int64_t left = query.limit ? *query.limit : last;
  for (std::int64_t i = query.from ? std::max<std::int64_t>(*query.from, 1) : 1;
       i <= last && left > 0; ++i) {
    KEHU_TRY_ASSIGN(auto entry, journal::read(context.transaction(), i, schema()));
    if (query.command && entry.command != *query.command) continue;
    if (query.actor && entry.actor != *query.actor) continue;
    out.push(row_of(context, entry));
    --left;
  }
  return {};
}

Result<void> changes(QueryContext& context, const JournalChanges& query, Rows<ChangeRow>& out) {
  KEHU_TRY_ASSIGN(auto entry, journal::read(context.transaction(), query.sequence, schema()));
  casework::Asker asker(context);
  bool withheld = telling_of(asker, entry, arguments_of(entry)) != casework::Telling::everything;
  for (const auto& change : entry.changes) {
    bool is_shown = change.image && !withheld;
    out.push({entry.sequence, std::string(change.table->name()), change.replaced_version,
              is_shown ? as_json(&change.table->descriptor(), *change.image) : "", withheld});
  }
  return {};
}

Result<void> head(QueryContext& context, const JournalHead&, Rows<HeadRow>& out) {
  auto head = journal::head(context.transaction());
  out.push({head.sequence, journal::text(head)});
  return {};
}

Result<void> verify(QueryContext& context, const VerifyStore& query, Rows<VerificationRow>& out) {
  std::optional<journal::Head> anchor;
  if (query.anchor) {
    auto head = journal::parse_head(*query.anchor);
    if (!head) return under("/anchor", std::move(head).error());
    anchor = *head;
  }
  auto progress = [&](std::int64_t done, std::int64_t total) {
    return context.progress(done, total);
  };
  KEHU_TRY_ASSIGN(auto found, journal::verify(context.transaction(), schema(), anchor,
                                              query.state.value_or(true), progress));
  out.push(
      {found.entries, found.segments, found.anchored, found.unanchored, found.rows, found.digest});
  return {};
}

Result<void> digest(QueryContext& context, const StoreDigest&, Rows<DigestRow>& out) {
  out.push({journal::digest(context.transaction(), schema())});
  return {};
}

Result<void> dump(QueryContext& context, const StoreDump&, Rows<DumpRow>& out) {
  for (const Table* table : schema()) {
    if (table->is_derived()) continue;
    record::Box row(table->descriptor());
    auto cursor = context.transaction().scan(table->key(), {});
    while (cursor->next(row.get())) {
      DumpRow line{std::string(table->name()), ""};
      record::write_json(table->descriptor(), row.get(), line.row);
      out.push(line);
    }
  }
  return {};
}

Result<void> status(QueryContext& context, const StoreStatus& query, Rows<StoreStatusRow>& out) {
  auto status = context.store()->status();
  auto say = [&](std::string_view name, const std::string& value) {
    if (!query.only || *query.only == name) out.push({std::string(name), value});
  };
  say("kind", status.kind);
  say("location", status.location);
  say("schema_version", std::to_string(status.schema_version));
  for (auto& [name, value] : status.settings) say(name, value);
  return {};
}

}  // namespace

const Area& area() {
  static const Area made{
      "system",
      {&table_of<governance::PolicyVersion>()},
      {governance::clauses().begin(), governance::clauses().end()},
      {command<AdoptPolicy>(adopt), command<ImportRows>(import_rows)},
      {query<PolicyVersions>(versions), query<PolicyHeading>(heading),
       query<PolicyClauses>(clauses), query<CheckPolicy>(check), query<JournalEntries>(entries),
       query<JournalChanges>(changes), query<JournalHead>(head), query<VerifyStore>(verify),
       query<StoreDigest>(digest), query<StoreDump>(dump), query<StoreStatus>(status)},
      governance::sentences(),
      {},
      errors()};
  return made;
}

}  // namespace kehu::system
