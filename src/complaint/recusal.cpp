// Who takes no part in a complaint (CMP-6): named beside it, with a hand in what it is about,
// signatory of what it disputes, tied to those concerned. Hands are read when they are asked for,
// as a work order goes on while its complaint is open.
#include <algorithm>

#include "complaint/commands.hpp"
#include "kehu/core/text.hpp"
#include "kehu/service/hands.hpp"
#include "kehu/work_order/hands.hpp"

namespace kehu::complaint {

namespace {

using casework::Hand;

std::vector<Hand> hands_in_work(Reader& reader, const Id<work_order::WorkOrder>& id) {
  auto order = reader.find<work_order::WorkOrder>(id);
  return order ? work_order::hands_in(reader, *order) : std::vector<Hand>();
}

// Those of the request, then those of the orders by which it was carried out.
std::vector<Hand> hands_in_request(Reader& reader, const Id<service::ServiceRequest>& id) {
  std::vector<Hand> hands;
  if (auto request = reader.find<service::ServiceRequest>(id))
    hands = service::hands_in(reader, *request);
  for (const auto& order : work_order::orders_of(reader, id))
    for (const Hand& hand : work_order::hands_in(reader, order))
      casework::add_hand(hands, hand.person, hand.part);
  return hands;
}

// Who decided what is disputed: an approval may be answered after the complaint came in.
std::vector<Hand> signatories(Reader& reader, const ComplaintLink& link) {
  std::vector<Hand> hands;
  const Uuid& id = link.subject.value;
  if (link.kind == ComplaintLinkKind::credit_approval) {
    if (auto approval = reader.find<credit::Approval>(Id<credit::Approval>{id}))
      casework::add_hand(hands, approval->approver, "credit.approve");
  } else if (link.kind == ComplaintLinkKind::credit_authorization) {
    if (auto given = reader.find<credit::Authorization>(Id<credit::Authorization>{id})) {
      casework::add_hand(hands, given->authorized_by, "credit.authorize");
      casework::add_hand(hands, given->signatory, "credit.approve");
    }
  } else if (auto signature = reader.find<casework::Signature>(Id<casework::Signature>{id})) {
    casework::add_hand(hands, signature->actor, signature->matter);
    casework::add_hand(hands, signature->on_behalf_of, signature->matter);
  }
  return hands;
}

std::vector<RecusalRow> recusals_by(Reader& reader, const Policy& policy,
                                    const ComplaintLink& link) {
  const auto& clause = policy.get<RecusalClause>();
  std::vector<Hand> hands;
  RecusalReason reason = RecusalReason::disputed_decision;
  if (link.kind == ComplaintLinkKind::work_order) {
    reason = RecusalReason::same_work_order;
    if (clause.hands_excluded) hands = hands_in_work(reader, {link.subject.value});
  } else if (link.kind == ComplaintLinkKind::service_request) {
    reason = RecusalReason::same_request;
    if (clause.hands_excluded) hands = hands_in_request(reader, {link.subject.value});
  } else if (clause.signatories_excluded) {
    hands = signatories(reader, link);
  }
  std::vector<RecusalRow> rows;
  for (const Hand& hand : hands)
    rows.push_back({hand.person, reason, hand.part, link.kind, link.subject});
  return rows;
}

// Named or computed; ties are not among them, for anybody may have one.
std::vector<RecusalRow> excluded(Reader& reader, const Policy& policy, const Complaint& complaint,
                                 std::string_view leaving_out = {}) {
  auto counts = [&](const std::string& said_by) {
    return !casework::is_left_out(reader, said_by, leaving_out);
  };
  std::vector<RecusalRow> rows;
  for (const auto& person : reader.rows<ComplaintPerson>("", {complaint.id.value}))
    if (counts(person.named_by))
      rows.push_back({person.person, person.reason, person.note, {}, {}});
  for (const auto& link : reader.rows<ComplaintLink>("", {complaint.id.value}))
    if (counts(link.linked_by))
      for (RecusalRow& row : recusals_by(reader, policy, link)) rows.push_back(std::move(row));
  return rows;
}

bool is_about(const RecusalRow& row) { return row.reason == RecusalReason::complained_about; }

// With those who are excluded.
std::optional<RecusalReason> recusal_beside(Reader& reader, const Policy& policy,
                                            const Complaint& complaint,
                                            std::span<const RecusalRow> others,
                                            std::string_view person, const Date& day,
                                            std::string_view leaving_out = {}) {
  for (const RecusalRow& other : others)
    if (casework::is_same_person(reader, person, other.person)) return other.reason;
  if (!policy.get<RecusalClause>().relationships_exclude) return std::nullopt;
  auto is_tied_to = [&](const std::optional<Id<Customer>>& customer, std::string_view other) {
    return casework::relationship_with(reader, person, customer, other, day, leaving_out)
        .has_value();
  };
  if (is_tied_to(complaint.customer, complaint.complainant)) return RecusalReason::relationship;
  for (const RecusalRow& other : others)
    if (is_about(other) && is_tied_to({}, other.person)) return RecusalReason::relationship;
  return std::nullopt;
}

}  // namespace

std::optional<RecusalReason> recusal_of(Reader& reader, const Policy& policy,
                                        const Complaint& complaint, std::string_view person,
                                        const Date& day, std::string_view leaving_out) {
  auto others = excluded(reader, policy, complaint, leaving_out);
  return recusal_beside(reader, policy, complaint, others, person, day, leaving_out);
}

std::vector<RecusalRow> recusals_of(Reader& reader, const Policy& policy,
                                    const Complaint& complaint, const Date& day) {
  auto rows = excluded(reader, policy, complaint);
  if (!policy.get<RecusalClause>().relationships_exclude) return rows;
  std::vector<std::string> concerned = {complaint.complainant};
  for (const RecusalRow& row : rows)
    if (is_about(row)) concerned.push_back(row.person);
  auto is_concerned = [&](const std::string& person) {
    return std::ranges::any_of(concerned, [&](const std::string& name) {
      return casework::is_same_person(reader, person, name);
    });
  };
  auto records = records_of(reader, complaint);
  for (const auto& tie : reader.rows<casework::Relationship>("", {})) {
    if (day < tie.from || (tie.until && *tie.until < day)) continue;
    auto push = [&](const std::string& person) {
      rows.push_back({person, RecusalReason::relationship, tie.note, {}, {}});
    };
    bool with_customer = tie.customer && std::ranges::count(records, *tie.customer) > 0;
    if (with_customer || (!tie.other_person.empty() && is_concerned(tie.other_person)))
      push(tie.person);
    else if (!tie.other_person.empty() && is_concerned(tie.person))
      push(tie.other_person);
  }
  return rows;
}

bool is_involved(Reader& reader, const Id<Complaint>& complaint, std::string_view person,
                 RecusalReason reason) {
  auto earlier = reader.rows<ComplaintPerson>("", {complaint.value});
  return std::ranges::any_of(earlier, [&](const ComplaintPerson& other) {
    return other.reason == reason && casework::is_same_person(reader, other.person, person);
  });
}

Result<ComplaintPerson> put_person(CommandContext& context, const Id<Complaint>& complaint,
                                   const InvolvedPerson& given, std::string_view path) {
  KEHU_TRY(casework::check_needed_line(given.person, std::string(path) + "/person"));
  if (given.note) KEHU_TRY(casework::check_text(*given.note, std::string(path) + "/note"));
  if (is_involved(context, complaint, given.person, given.reason))
    return conflict(
        "complaint.involved_already", std::string(path) + "/person",
        quotation(given.person) + " stands beside the complaint for this reason already");
  auto earlier = context.rows<ComplaintPerson>("", {complaint.value});
  ComplaintPerson person;
  person.complaint = complaint;
  person.number = earlier.empty() ? 1 : earlier.back().number + 1;
  person.person = given.person;
  person.reason = given.reason;
  person.note = given.note.value_or("");
  person.named_by = context.actor().actor;
  KEHU_TRY(context.insert(person));
  return person;
}

namespace {

// The links of one command: each is looked up, numbered and put.
class Links {
 public:
  Links(CommandContext& context, const Complaint& complaint)
      : context_(context), complaint_(complaint) {}

  template <class Command>
  Result<std::int64_t> put(const Command& command) {
    KEHU_TRY(put(command.disputed_approval, ComplaintLinkKind::credit_approval,
                 "complaint.unknown_decision", "/disputed_approval", "approval"));
    KEHU_TRY(put(command.disputed_authorization, ComplaintLinkKind::credit_authorization,
                 "complaint.unknown_decision", "/disputed_authorization", "authorization"));
    KEHU_TRY(put(command.disputed_signature, ComplaintLinkKind::signature,
                 "complaint.unknown_decision", "/disputed_signature", "signature"));
    KEHU_TRY(put(command.work_order, ComplaintLinkKind::work_order, "complaint.unknown_case",
                 "/work_order", "work order"));
    KEHU_TRY(put(command.service_request, ComplaintLinkKind::service_request,
                 "complaint.unknown_case", "/service_request", "service request"));
    return put_;
  }

 private:
  template <class Row>
  Result<void> put(const std::optional<Id<Row>>& id, ComplaintLinkKind kind, std::string_view code,
                   std::string_view path, const char* what) {
    if (!id) return {};
    auto row = context_.find<Row>(*id);
    if (!row) return not_found(code, path, "no " + std::string(what) + " has the id " + id->text());
    KEHU_TRY(check_customer(row->customer, path, what));
    Id<casework::Subject> subject{id->value};
    if (!links_) links_ = context_.rows<ComplaintLink>("", {complaint_.id.value});
    if (std::ranges::find(*links_, subject, &ComplaintLink::subject) != links_->end())
      return conflict("complaint.linked_already", path,
                      "the complaint is about this " + std::string(what) + " already");
    std::int64_t number = links_->empty() ? 1 : links_->back().number + 1;
    links_->push_back(
        {complaint_.id, number, kind, subject, context_.now(), context_.actor().actor});
    ++put_;
    return context_.insert(links_->back());
  }

  // Whoever both belong to now, after records were merged; of a stranger nothing can be said.
  Result<void> check_customer(const std::optional<Id<Customer>>& of_record, std::string_view path,
                              const char* what) {
    if (!of_record || !complaint_.customer) return {};
    KEHU_TRY_ASSIGN(auto other, customer::resolve_id(context_, *of_record, path));
    KEHU_TRY_ASSIGN(auto own, customer::resolve_id(context_, *complaint_.customer, "/customer"));
    if (other == own) return {};
    return conflict("complaint.other_customer", path,
                    "this " + std::string(what) + " is another customer's than the complaint");
  }

  CommandContext& context_;
  const Complaint& complaint_;
  std::optional<std::vector<ComplaintLink>> links_;  // read when there is one to put
  std::int64_t put_ = 0;
};

}  // namespace

Result<std::int64_t> put_links(CommandContext& context, const Complaint& complaint,
                               const OpenComplaint& command) {
  return Links(context, complaint).put(command);
}

Result<std::int64_t> put_links(CommandContext& context, const Complaint& complaint,
                               const LinkComplaint& command) {
  return Links(context, complaint).put(command);
}

Result<void> release_handler(CommandContext& context, Complaint& complaint, bool stands_alone) {
  if (complaint.handler.empty()) return {};
  const Policy& policy = context.policy();
  auto others = stands_alone ? std::vector<RecusalRow>() : excluded(context, policy, complaint);
  if (!recusal_beside(context, policy, complaint, others, complaint.handler, context.today()))
    return {};
  complaint.handler.clear();
  KEHU_TRY(casework::reassign_duties(context, complaint.id.value, "",
                                     role_without_handler(context.policy(), complaint)));
  return {};
}

Result<void> admit_person(CommandContext& context, const Complaint& complaint,
                          std::string_view person, std::string_view path) {
  Decision decision =
      decide_recusal(recusal_of(context, context.policy(), complaint, person, context.today()));
  if (!decision.granted()) return refuse_at(context, decision, path);
  return {};
}

Result<Complaint> link(CommandContext& context, const LinkComplaint& command) {
  KEHU_TRY_ASSIGN(Handling handling, handle(context, command.complaint, "complaint.link", ""));
  KEHU_TRY_ASSIGN(std::int64_t linked, put_links(context, handling.row, command));
  if (linked == 0)
    return invalid("complaint.nothing_linked", "",
                   "name what the complaint is about: a work order, a service request, or a "
                   "decision that it disputes");
  KEHU_TRY(release_handler(context, handling.row));
  return put_back(context, std::move(handling));
}

Result<ComplaintPerson> involve(CommandContext& context, const InvolveInComplaint& command) {
  KEHU_TRY_ASSIGN(Handling handling, handle(context, command.complaint, "complaint.involve",
                                            command.note.value_or("")));
  KEHU_TRY_ASSIGN(
      ComplaintPerson person,
      put_person(context, command.complaint, {command.person, command.reason, command.note}, ""));
  KEHU_TRY(release_handler(context, handling.row));
  KEHU_TRY(put_back(context, std::move(handling)));
  return person;
}

}  // namespace kehu::complaint
