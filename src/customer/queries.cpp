// What can be asked about customers; the searches over all of them are in cleaning.cpp.
#include <algorithm>
#include <map>

#include "customer/handlers.hpp"
#include "kehu/core/contact.hpp"
#include "kehu/core/text.hpp"

namespace kehu::customer {

namespace {

Result<std::size_t> limit_of(const std::optional<std::int64_t>& limit) {
  if (!limit) return std::size_t{0};
  if (*limit < 1) return invalid("customer.limit", "/limit", "must be 1 or more");
  return static_cast<std::size_t>(*limit);
}

// The rows of one customer's file, its survivor's where it was merged.
template <class Row, class Request>
Result<void> push_file(QueryContext& context, const Request& request, Rows<Row>& rows) {
  KEHU_TRY_ASSIGN(Customer customer, resolve(context, request.customer, "/customer"));
  context.each<Row>("", {{Reader::value(customer.id)}, {}, {}, false, 0}, [&](const Row& row) {
    rows.push(row);
    return true;
  });
  return {};
}

// The first text that is greater than every text that begins with `prefix`; empty when there is
// none.
std::string after_prefix(std::string prefix) {
  while (!prefix.empty() && static_cast<unsigned char>(prefix.back()) == 0xFF) prefix.pop_back();
  if (!prefix.empty())
    prefix.back() = static_cast<char>(static_cast<unsigned char>(prefix.back()) + 1);
  return prefix;
}

// Customers by id, met under each criterion in turn: what the first finds, the next ones thin out.
class Findings {
 public:
  explicit Findings(Reader& reader) : reader_(reader) {}

  void begin() { met_.clear(); }
  void meet(const Customer& customer) {
    Customer survivor = survivor_of(reader_, customer);
    if (!first_ && !found_.contains(survivor.id)) return;
    met_.emplace(survivor.id, std::move(survivor));
  }
  void meet(const Id<Customer>& id) {
    if (auto customer = reader_.find<Customer>(id)) meet(*customer);
  }
  void end() {
    found_ = std::move(met_);
    first_ = false;
  }
  bool none_asked() const { return first_; }
  const std::map<Id<Customer>, Customer>& found() const { return found_; }

 private:
  Reader& reader_;
  std::map<Id<Customer>, Customer> found_, met_;
  bool first_ = true;
};

void find_name(QueryContext& context, const std::string& key, Findings& findings) {
  store::Range range;
  std::string until = after_prefix(key);
  range.from = Reader::value(std::string_view(key));
  if (!until.empty()) range.until = Reader::value(std::string_view(until));
  std::vector<Customer> all;
  context.each<Customer>("by_match_name", range, [&](const Customer& customer) {
    all.push_back(customer);
    return true;
  });
  findings.begin();
  for (const Customer& customer : all) findings.meet(customer);
  findings.end();
}

void find_contact(QueryContext& context, const std::string& normal, bool phone,
                  Findings& findings) {
  store::Range range{{Reader::value(std::string_view(normal))}, {}, {}, false, 0};
  std::vector<Id<Customer>> holders;
  context.each<ContactPoint>("by_normal", range, [&](const ContactPoint& point) {
    bool is_phone = point.kind == ContactKind::phone || point.kind == ContactKind::mobile;
    if (phone ? is_phone : point.kind == ContactKind::email) holders.push_back(point.customer);
    return true;
  });
  findings.begin();
  for (const Id<Customer>& holder : holders) findings.meet(holder);
  findings.end();
}

// An identity number is looked for in every form that its kinds would store it in.
void find_identity(QueryContext& context, const std::string& number, Findings& findings) {
  std::vector<std::string> forms;
  for (auto kind : {IdentityKind::resident_identity, IdentityKind::passport,
                    IdentityKind::unified_social_credit, IdentityKind::vat, IdentityKind::lei,
                    IdentityKind::other}) {
    auto normal = normal_identity({kind, number}, false, "");
    if (normal && std::find(forms.begin(), forms.end(), *normal) == forms.end())
      forms.push_back(*normal);
  }
  std::vector<Customer> holders;
  for (const std::string& form : forms) {
    store::Range range{{Reader::value(std::string_view(form))}, {}, {}, false, 0};
    context.each<Customer>("by_identity", range, [&](const Customer& customer) {
      holders.push_back(customer);
      return true;
    });
  }
  findings.begin();
  for (const Customer& holder : holders) findings.meet(holder);
  findings.end();
}

}  // namespace

Result<void> get(QueryContext& context, const Get& request, Rows<Customer>& rows) {
  KEHU_TRY_ASSIGN(std::size_t limit, limit_of(request.limit));
  if (request.customer) {
    KEHU_TRY_ASSIGN(Customer customer, resolve(context, *request.customer, "/customer"));
    rows.push(customer);
    return {};
  }
  std::size_t pushed = 0;
  context.each<Customer>("", {}, [&](const Customer& customer) {
    if (customer.status == Status::merged) return true;
    rows.push(customer);
    return ++pushed != limit;
  });
  return {};
}

Result<void> find(QueryContext& context, const Find& request, Rows<Customer>& rows) {
  KEHU_TRY_ASSIGN(std::size_t limit, limit_of(request.limit));
  Findings findings(context);
  if (request.code) {
    store::Range range{{Reader::value(std::string_view(*request.code))}, {}, {}, false, 1};
    findings.begin();
    if (auto customer = context.first<Customer>("by_code", range)) findings.meet(*customer);
    findings.end();
  }
  if (request.identity) find_identity(context, *request.identity, findings);
  if (request.phone) {
    auto normal = normalize_phone(*request.phone, context.policy().get<BasicData>().home_region);
    if (!normal) return under("/phone", std::move(normal).error());
    find_contact(context, *normal, true, findings);
  }
  if (request.email) {
    auto normal = normalize_email(*request.email);
    if (!normal) return under("/email", std::move(normal).error());
    find_contact(context, *normal, false, findings);
  }
  if (request.name) {
    KEHU_TRY_ASSIGN(std::string key, match_key(*request.name));
    KEHU_TRY(needs(key, "/name"));
    find_name(context, key, findings);
  }
  if (findings.none_asked())
    return invalid("customer.no_criterion", "",
                   "give at least one of name, code, phone, email and identity");
  std::size_t pushed = 0;
  for (const auto& [id, customer] : findings.found()) {
    rows.push(customer);
    if (++pushed == limit) break;
  }
  return {};
}

Result<void> contact_points(QueryContext& context, const ContactPoints& request,
                            Rows<ContactPoint>& rows) {
  return push_file(context, request, rows);
}

Result<void> list_documents(QueryContext& context, const Documents& request, Rows<Document>& rows) {
  if (!request.on) return push_file(context, request, rows);
  KEHU_TRY_ASSIGN(Customer customer, resolve(context, request.customer, "/customer"));
  for (const Document& document : documents(context, customer.id, *request.on)) rows.push(document);
  return {};
}

Result<void> assets(QueryContext& context, const Assets& request, Rows<Asset>& rows) {
  return push_file(context, request, rows);
}

Result<void> preferences(QueryContext& context, const Preferences& request,
                         Rows<Preference>& rows) {
  return push_file(context, request, rows);
}

Result<void> hand_overs(QueryContext& context, const HandOvers& request, Rows<HandOver>& rows) {
  return push_file(context, request, rows);
}

Result<void> merges(QueryContext& context, const Merges& request, Rows<MergeRow>& rows) {
  auto push = [&](const Merge& merge) {
    rows.push({merge.id, merge.survivor, merge.merged, merge.at, merge.by, merge.undone,
               merge.undone_at, merge.undone_by});
    return true;
  };
  if (!request.customer) {
    context.each<Merge>("", {}, push);
    return {};
  }
  KEHU_TRY_ASSIGN(Customer customer, named(context, *request.customer, "/customer"));
  std::map<Id<Merge>, Merge> all;
  for (std::string_view index : {"by_survivor", "by_merged"})
    for (Merge& merge : context.rows<Merge>(index, {Reader::value(customer.id)}))
      all.emplace(merge.id, std::move(merge));
  for (const auto& [id, merge] : all) push(merge);
  return {};
}

Result<void> resolve_reference(QueryContext& context, const Resolve& request,
                               Rows<ResolvedRow>& rows) {
  KEHU_TRY_ASSIGN(Customer record, named(context, request.customer, "/customer"));
  Id<Customer> id = record.id;
  rows.push({id, survivor_of(context, std::move(record)).id});
  return {};
}

}  // namespace kehu::customer
