// What the complaint area keeps: complaints, who is tied to them, actions, meetings, penalties.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/casework.hpp"
#include "kehu/customer.hpp"

namespace kehu::complaint {

using customer::Customer;

enum class ComplaintState : std::uint8_t {
  received,
  acknowledged,
  assessed,
  investigated,
  proposed,
  approved,
  communicated,
  accepted,     // the customer is satisfied with the solution
  completed,    // the solution is carried out
  reported,     // the result is fed back to the group's customer service
  called_back,  // which has asked the customer
  closed,
  reopened,
  withdrawn,
};
BOOST_DESCRIBE_ENUM(ComplaintState, received, acknowledged, assessed, investigated, proposed,
                    approved, communicated, accepted, completed, reported, called_back, closed,
                    reopened, withdrawn)

enum class ComplaintGrade : std::uint8_t { ungraded, general, major };  // CMP-4
BOOST_DESCRIBE_ENUM(ComplaintGrade, ungraded, general, major)

// CMP-5.
enum class ComplaintValidity : std::uint8_t { unjudged, upheld, partly_upheld, not_upheld };
BOOST_DESCRIBE_ENUM(ComplaintValidity, unjudged, upheld, partly_upheld, not_upheld)

// What the customer file says of the phone that the complainant gave (CMP-2).
enum class PhoneMatch : std::uint8_t { none_given, unknown, of_customer, of_another };
BOOST_DESCRIBE_ENUM(PhoneMatch, none_given, unknown, of_customer, of_another)

enum class Reaction : std::uint8_t { none, satisfied, unsatisfied };  // CMP-9
BOOST_DESCRIBE_ENUM(Reaction, none, satisfied, unsatisfied)

struct Complaint {  // CMP-1, CMP-2
  Id<Complaint> id;
  std::int64_t version = 0;
  std::string number;  // "C-2024-000001", or that of the books it was taken over from
  std::string channel;
  bool passed_on = false;  // by the company, not received on site
  std::optional<Id<Customer>> customer;
  std::string complainant;
  std::string phone;      // as given
  std::string phone_key;  // E.164; "" where none was given
  PhoneMatch phone_match{};
  std::string vehicle_model, plate;
  std::optional<std::int64_t> asset;  // its number in the customer's file
  std::string subject;                // other than a vehicle
  std::string content;
  std::string remedy_sought;
  Instant received_at{};
  ComplaintState state{};
  std::int64_t steps = 0;
  bool confidential = false;
  std::string handler;
  std::string category;    // CMP-3; "" until assessed
  std::string department;  // that answers for it; follows from the category
  ComplaintGrade grade{};
  ComplaintValidity validity{};
  std::optional<Id<Complaint>> repeats;  // the earlier complaint of the same matter
  std::string cause;                     // CMP-7
  std::string cause_code;                // a word of the policy, for reports
  std::string responsible;               // the person directly responsible
  std::string solution;
  std::string proposed_by;
  std::optional<Money> compensation;
  bool compensation_signed = false;
  bool solution_approved = false;
  Reaction reaction{};
  std::string reaction_text;
  std::int64_t reopened = 0;          // how often
  std::optional<Instant> solved_at;   // when the solution had been carried out, last
  std::optional<std::int64_t> score;  // of the survey after the call-back
  std::string summary;
  std::optional<Instant> closed_at;
  std::optional<Date> retain_until;  // CMP-16
  std::string response;              // of a complaint taken over: how it had been answered
  bool timely = false;               // likewise: whether it had been answered in time
  std::optional<Date> sent_on;       // likewise: when it was sent to whoever had to answer it
  // CMP-1: when it was acknowledged, until when it had to be, and until when it is to be closed.
  // Empty of a complaint taken over.
  std::optional<Instant> acknowledged_at, acknowledge_by, close_by;
  std::optional<Instant> open_since;  // empty once closed or withdrawn
  // The number, where it is that of the books it was taken over from.
  std::optional<std::string> earlier_number;
  // By the solutions that were carried out before it was reopened: what is proposed since is in
  // addition to it.
  std::optional<Money> compensation_paid;
};
BOOST_DESCRIBE_STRUCT(Complaint, (),
                      (id, version, number, channel, passed_on, customer, complainant, phone,
                       phone_key, phone_match, vehicle_model, plate, asset, subject, content,
                       remedy_sought, received_at, state, steps, confidential, handler, category,
                       department, grade, validity, repeats, cause, cause_code, responsible,
                       solution, proposed_by, compensation, compensation_signed, solution_approved,
                       reaction, reaction_text, reopened, solved_at, score, summary, closed_at,
                       retain_until, response, timely, sent_on, acknowledged_at, acknowledge_by,
                       close_by, open_since, earlier_number, compensation_paid))

// Why a person takes no part in a complaint (CMP-6).
enum class RecusalReason : std::uint8_t {
  complained_about,   // named in the complaint, or found responsible
  same_work_order,    // had a hand in the work order that is complained about
  disputed_decision,  // signed the decision that is disputed
  relationship,       // tied to the complainant or to a person complained about
  declared,           // says so, or the general manager does
  same_request,       // had a hand in the service request that is complained about
};
BOOST_DESCRIBE_ENUM(RecusalReason, complained_about, same_work_order, disputed_decision,
                    relationship, declared, same_request)

// A person named beside the complaint; key (complaint, number). Who follows from its links is not
// kept but computed, for what a complaint is about goes on.
struct ComplaintPerson {
  Id<Complaint> complaint;
  std::int64_t number = 0;
  std::string person;
  RecusalReason reason{};
  std::string note;  // the work order, the decision
  std::string named_by;
};
BOOST_DESCRIBE_STRUCT(ComplaintPerson, (), (complaint, number, person, reason, note, named_by))

// Which record of ours a complaint is about.
enum class ComplaintLinkKind : std::uint8_t {
  work_order,
  service_request,
  credit_approval,       // the decision is disputed
  credit_authorization,  // likewise
  signature,             // likewise: any that was given by the authority table
};
BOOST_DESCRIBE_ENUM(ComplaintLinkKind, work_order, service_request, credit_approval,
                    credit_authorization, signature)

struct ComplaintLink {  // CMP-6; key (complaint, number)
  Id<Complaint> complaint;
  std::int64_t number = 0;
  ComplaintLinkKind kind{};
  Id<casework::Subject> subject;
  Instant linked_at{};
  std::string linked_by;
};
BOOST_DESCRIBE_STRUCT(ComplaintLink, (), (complaint, number, kind, subject, linked_at, linked_by))

enum class ActionKind : std::uint8_t { corrective, preventive };
BOOST_DESCRIBE_ENUM(ActionKind, corrective, preventive)
enum class ActionState : std::uint8_t { planned, carried_out, effective };
BOOST_DESCRIBE_ENUM(ActionState, planned, carried_out, effective)

struct CorrectiveAction {  // CMP-13
  Id<CorrectiveAction> id;
  std::int64_t version = 0;
  Id<Complaint> complaint;
  ActionKind kind{};
  std::string text;
  std::string owner;
  Date due;
  ActionState state{};
  std::int64_t steps = 0;
  std::string carried_out_by;
  std::optional<Instant> carried_out_at;
  std::string checked_by;
  std::optional<Instant> checked_at;
  std::string evidence;
};
BOOST_DESCRIBE_STRUCT(CorrectiveAction, (),
                      (id, version, complaint, kind, text, owner, due, state, steps, carried_out_by,
                       carried_out_at, checked_by, checked_at, evidence))

struct CrisisTeam {  // CMP-11; one of each major complaint
  Id<Complaint> complaint;
  std::int64_t version = 0;
  std::string leader;
  std::vector<std::string> members;
  Instant formed_at{};
};
BOOST_DESCRIBE_STRUCT(CrisisTeam, (), (complaint, version, leader, members, formed_at))

struct CrisisMeeting {  // key (complaint, number)
  Id<Complaint> complaint;
  std::int64_t number = 0;
  Instant held_at{};
  std::string led_by;
  std::vector<std::string> present;
  std::string minutes;
};
BOOST_DESCRIBE_STRUCT(CrisisMeeting, (), (complaint, number, held_at, led_by, present, minutes))

enum class PenaltyKind : std::uint8_t { loss, delay };
BOOST_DESCRIBE_ENUM(PenaltyKind, loss, delay)

struct Penalty {  // CMP-14
  Id<Penalty> id;
  std::int64_t version = 0;
  Id<Complaint> complaint;
  PenaltyKind kind{};
  std::string person;          // or of missed warnings, who is named beside their rungs
  std::optional<Money> loss;   // of a penalty by loss
  std::int64_t late_days = 0;  // of one by delay: days begun, since the last one
  Money amount;
  Instant imposed_at{};
  std::string imposed_by;
};
BOOST_DESCRIBE_STRUCT(Penalty, (),
                      (id, version, complaint, kind, person, loss, late_days, amount, imposed_at,
                       imposed_by))

enum class ImprovementState : std::uint8_t { planned, done, dropped };
BOOST_DESCRIBE_ENUM(ImprovementState, planned, done, dropped)

struct ImprovementItem {  // CMP-18
  Id<ImprovementItem> id;
  std::int64_t version = 0;
  Id<Complaint> complaint;
  std::string text;
  std::string owner;
  Date due;
  ImprovementState state{};
  std::int64_t steps = 0;
  std::string outcome;
  std::optional<Instant> finished_at;
};
BOOST_DESCRIBE_STRUCT(ImprovementItem, (),
                      (id, version, complaint, text, owner, due, state, steps, outcome,
                       finished_at))

}  // namespace kehu::complaint

namespace kehu {
KEHU_TABLE(complaint::Complaint)
KEHU_TABLE(complaint::ComplaintPerson)
KEHU_TABLE(complaint::ComplaintLink)
KEHU_TABLE(complaint::CorrectiveAction)
KEHU_TABLE(complaint::CrisisTeam)
KEHU_TABLE(complaint::CrisisMeeting)
KEHU_TABLE(complaint::Penalty)
KEHU_TABLE(complaint::ImprovementItem)
}  // namespace kehu
