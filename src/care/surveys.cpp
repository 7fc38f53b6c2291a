// Surveys: who is asked, what was answered, what it comes to (CARE-2, RPT-4).
#include <map>
#include <set>

#include "care/handlers.hpp"
#include "kehu/core/text.hpp"
#include "record/hash.hpp"

namespace kehu::care {

namespace {

const Questionnaire& questionnaire_of(const Policy& policy, const Survey& survey) {
  const Questionnaire* found = find_questionnaire(policy, survey.questionnaire);
  ensure(found != nullptr, "a survey's policy version has its questionnaire");
  return *found;
}

// The place of a customer in the draw: BLAKE2b-256 of the seed and the id, the smallest first.
record::Digest lot_of(std::string_view seed, const Id<Customer>& customer) {
  return record::hash_bytes(std::string(seed) + customer.text());
}

// Whether the customer may be asked now: free to be contacted, and the cooldown over.
bool may_be_asked(CommandContext& context, const Customer& customer,
                  const Questionnaire& questionnaire) {
  if (customer.status == customer::Status::merged) return false;
  Instant cool_since = context.now() - std::chrono::days(questionnaire.cooldown_days);
  for (const Id<Customer>& record : customer::records_of(context, customer.id)) {
    store::Range last{{record.value}, {}, {}, true, 1};
    auto invited = context.first<SurveyParticipation>("by_customer", last);
    if (invited && invited->invited_at > cool_since) return false;
  }
  const auto& clause = context.policy().get<SurveyClause>();
  std::optional<Instant> earliest;
  return decide_contact(context.policy(),
                        contact_facts(context, context.policy(), customer, clause.channel,
                                      clause.purpose, context.now()),
                        earliest)
      .granted();
}

Result<std::vector<Customer>> candidates(CommandContext& context, const OpenSurvey& command) {
  if (command.customers.empty()) return context.rows<Customer>("", {});
  std::vector<Customer> named;
  std::set<Id<Customer>> there;
  for (std::size_t i = 0; i < command.customers.size(); ++i) {
    KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, command.customers[i],
                                                         "/customers/" + std::to_string(i)));
    if (there.insert(customer.id).second) named.push_back(std::move(customer));
  }
  return named;
}

Result<void> check_sample(const OpenSurvey& command) {
  if (command.seed) KEHU_TRY(casework::check_line(*command.seed, "/seed"));
  if (!command.sample) return {};
  if (*command.sample <= 0)
    return invalid("care.sample", "/sample",
                   std::to_string(*command.sample) + " is not above zero");
  if (!command.seed || command.seed->empty())
    return invalid("care.sample", "/seed",
                   "a sample is drawn from a seed, so that anyone can draw it again");
  return {};
}

Result<void> invite(CommandContext& context, const Survey& survey, const Customer& customer) {
  SurveyParticipation part;
  part.survey = survey.id;
  part.customer = customer.id;
  part.invited_at = context.now();
  KEHU_TRY(context.insert(part));
  KEHU_TRY(casework::notify(context, {.recipient_kind = casework::RecipientKind::customer,
                                      .kind = "care.survey",
                                      .clause = "CARE-2",
                                      .about = {"survey", survey.id.value, customer.id},
                                      .facts = {{"questionnaire", survey.questionnaire}}}));
  const auto& clause = context.policy().get<SurveyClause>();
  KEHU_TRY(
      put_contact(context, customer,
                  {ContactDirection::outbound, clause.channel, clause.purpose, "care.survey"}));
  return {};
}

// The part that a customer has in a survey, whichever of his records was invited.
std::optional<SurveyParticipation> part_of(Reader& reader, const Id<Survey>& survey,
                                           const Id<Customer>& customer) {
  for (const Id<Customer>& record : customer::records_of(reader, customer))
    if (auto part = reader.find<SurveyParticipation>(survey, record)) return part;
  return std::nullopt;
}

Result<Survey> open_one(CommandContext& context, const Id<Survey>& id) {
  KEHU_TRY_ASSIGN(Survey survey, fetch(context, id, "survey"));
  if (survey.state == SurveyState::closed || survey.closes_at <= context.now())
    return conflict("care.survey_closed", "/survey",
                    "the survey closed at " + text(survey.closes_at));
  return survey;
}

// A scale's number, or why the answer is none.
Result<std::int64_t> scaled(const SurveyQuestion& question, const std::string& answer,
                            const std::string& path) {
  std::int64_t value = 0;
  bool digits = !answer.empty() && answer.size() <= 4 &&
                std::ranges::all_of(answer, [](char c) { return c >= '0' && c <= '9'; });
  if (digits) value = std::stoll(answer);
  if (digits && value >= question.least && value <= question.most) return value;
  return invalid("care.answer", path,
                 quotation(answer) + " is no answer to " + quotation(question.question) +
                     ": a number from " + std::to_string(question.least) + " to " +
                     std::to_string(question.most));
}

Result<void> check_answer(const SurveyQuestion& question, const std::string& answer,
                          const std::string& path) {
  if (question.kind == QuestionKind::scale) {
    KEHU_TRY(scaled(question, answer, path));
    return {};
  }
  if (question.kind == QuestionKind::text) return casework::check_needed_text(answer, path);
  if (std::ranges::find(question.choices, answer) != question.choices.end()) return {};
  return invalid("care.answer", path,
                 quotation(answer) + " is no choice of " + quotation(question.question));
}

Result<void> check_answers(const Questionnaire& asked, const std::vector<SurveyAnswer>& answers) {
  for (std::size_t i = 0; i < answers.size(); ++i) {
    std::string path = "/answers/" + std::to_string(i);
    auto question =
        std::ranges::find(asked.questions, answers[i].question, &SurveyQuestion::question);
    bool twice = std::any_of(
        answers.begin(), answers.begin() + static_cast<std::ptrdiff_t>(i),
        [&](const SurveyAnswer& earlier) { return earlier.question == answers[i].question; });
    if (question == asked.questions.end() || twice)
      return invalid("care.unknown_question", path + "/question",
                     quotation(answers[i].question) + " is not asked in " + quotation(asked.name) +
                         (twice ? " twice" : ""));
    KEHU_TRY(check_answer(*question, answers[i].answer, path + "/answer"));
  }
  std::string missing;
  for (const SurveyQuestion& question : asked.questions)
    if (question.required &&
        std::ranges::find(answers, question.question, &SurveyAnswer::question) == answers.end())
      missing += (missing.empty() ? "" : ", ") + question.question;
  if (missing.empty()) return {};
  return invalid("care.missing_answers", "/answers", "these must be answered too: " + missing);
}

// With "05" as "5", for answers are counted by their text. Precondition: check_answers passed.
std::vector<SurveyAnswer> in_normal_form(const Questionnaire& asked,
                                         std::vector<SurveyAnswer> answers) {
  for (SurveyAnswer& given : answers) {
    auto question = std::ranges::find(asked.questions, given.question, &SurveyQuestion::question);
    if (question->kind == QuestionKind::scale)
      given.answer = std::to_string(std::stoll(given.answer));
  }
  return answers;
}

Result<void> follow_up(CommandContext& context, const SurveyParticipation& part,
                       const Customer& customer) {
  const auto& clause = context.policy().get<SurveyClause>();
  KEHU_TRY(casework::open_duty(context, {.kind = "care.follow_up",
                                         .clause = "CARE-2",
                                         .about = {"survey", part.survey.value, customer.id},
                                         .limit = clause.follow_up,
                                         .owner = customer.account_manager,
                                         .owner_role = clause.follow_up_role}));
  return {};
}

std::string month_of(const Policy& policy, Instant at) {
  return text(policy.zone().day(at)).substr(0, 7);
}

}  // namespace

Result<Survey> open_survey(CommandContext& context, const OpenSurvey& command) {
  const Questionnaire* asked = find_questionnaire(context.policy(), command.questionnaire);
  if (!asked)
    return invalid("care.unknown_questionnaire", "/questionnaire",
                   quotation(command.questionnaire) + " is no questionnaire of clause CARE-2");
  KEHU_TRY(check_sample(command));
  KEHU_TRY(casework::check_new_id(context, command.id, "care.exists", "a survey"));
  KEHU_TRY_ASSIGN(std::vector<Customer> asked_customers, candidates(context, command));
  std::erase_if(asked_customers,
                [&](const Customer& customer) { return !may_be_asked(context, customer, *asked); });
  if (command.sample) {
    std::ranges::sort(asked_customers, {},
                      [&](const Customer& customer) { return lot_of(*command.seed, customer.id); });
    if (asked_customers.size() > static_cast<std::size_t>(*command.sample))
      asked_customers.resize(static_cast<std::size_t>(*command.sample));
  }
  Survey survey;
  survey.id = context.id_or_new(command.id);
  survey.questionnaire = asked->name;
  survey.opened_at = context.now();
  survey.closes_at = context.now() + std::chrono::days(asked->open_days);
  survey.policy_version = context.policy_version();
  survey.invited = static_cast<std::int64_t>(asked_customers.size());
  survey.seed = command.seed.value_or("");
  survey.opened_by = context.actor().actor;
  KEHU_TRY(context.insert(survey));
  for (const Customer& customer : asked_customers) KEHU_TRY(invite(context, survey, customer));
  return survey;
}

Result<SurveyParticipation> answer_survey(CommandContext& context, const AnswerSurvey& command) {
  KEHU_TRY_ASSIGN(Survey before, open_one(context, command.survey));
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, command.customer, "/customer"));
  auto invited = part_of(context, before.id, customer.id);
  if (!invited)
    return not_found("care.not_invited", "/customer",
                     customer.name + " was not invited to this survey");
  if (invited->answered_at)
    return conflict("care.answered", "/customer",
                    customer.name + " answered at " + text(*invited->answered_at));
  const Questionnaire& asked = questionnaire_of(context.policy_of(before.policy_version), before);
  KEHU_TRY(check_answers(asked, command.answers));
  SurveyParticipation part = *invited;
  part.answered_at = context.now();
  part.answers = in_normal_form(asked, command.answers);
  for (const SurveyAnswer& answer : part.answers)
    if (answer.question == asked.measured_question) part.score = std::stoll(answer.answer);
  part.low = part.score && *part.score <= asked.low_up_to;
  KEHU_TRY(context.update(*invited, part));
  Survey survey = before;
  ++survey.answered;
  KEHU_TRY(context.update(before, survey));
  if (part.low) KEHU_TRY(follow_up(context, part, customer));
  return part;
}

Result<Survey> close_survey(CommandContext& context, const CloseSurvey& command) {
  KEHU_TRY_ASSIGN(Survey before, fetch(context, command.survey, "survey"));
  if (before.state == SurveyState::closed)
    return conflict("care.survey_closed", "/survey", "the survey is closed already");
  Survey survey = before;
  survey.state = SurveyState::closed;
  survey.closes_at = std::min(before.closes_at, context.now());
  KEHU_TRY(context.update(before, survey));
  return survey;
}

namespace {

// Calls `add` with each part in a survey for every group that it counts in: all (""), and the kind
// of customer.
template <class Add>
void each_part(Reader& reader, const Survey& survey, Add add) {
  for (const auto& part : reader.rows<SurveyParticipation>("", {survey.id.value})) {
    auto customer = reader.find<Customer>(part.customer);
    ensure(customer.has_value(), "who was invited is a customer");
    for (const std::string& group : {std::string(), kind_word(customer->kind)}) add(group, part);
  }
}

struct ResultGroup {
  SurveyResultRow row;
  SurveyFigures figures;
};

// What came of a survey, by kind of customer and ("") for all.
std::map<std::string, ResultGroup> results_of(Reader& reader, const Survey& survey,
                                              const Questionnaire& asked) {
  std::map<std::string, ResultGroup> groups;
  groups[""];
  each_part(reader, survey, [&](const std::string& name, const SurveyParticipation& part) {
    ResultGroup& group = groups[name];
    ++group.row.invited;
    group.row.answered += part.answered_at.has_value();
    if (!part.score) return;
    ++group.figures.answered;
    group.figures.good += *part.score >= asked.good_from;
    group.figures.low += *part.score <= asked.low_up_to;
    group.figures.sum += *part.score;
  });
  return groups;
}

}  // namespace

Result<void> survey_results(QueryContext& context, const SurveyResults& query,
                            Rows<SurveyResultRow>& rows) {
  for (const Survey& survey : context.rows<Survey>("", {})) {
    bool wanted = (!query.survey || *query.survey == survey.id) &&
                  (!query.questionnaire || *query.questionnaire == survey.questionnaire);
    if (!wanted) continue;
    const Questionnaire& asked = questionnaire_of(context.policy_of(survey.policy_version), survey);
    for (auto& [name, group] : results_of(context, survey, asked)) {
      SurveyResultRow row = group.row;
      row.survey = survey.id;
      row.questionnaire = survey.questionnaire;
      row.customer_group = name;
      row.month = month_of(context.policy(), survey.opened_at);
      row.response_rate = row.invited == 0 ? Ratio() : Ratio(row.answered, row.invited);
      row.measure = measure_word(asked.measure);
      row.result = result_of(asked, group.figures);
      row.good = group.figures.good;
      row.low = group.figures.low;
      rows.push(row);
    }
  }
  return {};
}

Result<void> survey_participations(QueryContext& context, const SurveyParticipations& query,
                                   Rows<SurveyParticipation>& rows) {
  KEHU_TRY(fetch(context, query.survey, "survey"));
  for (const auto& part : context.rows<SurveyParticipation>("", {query.survey.value}))
    rows.push(part);
  return {};
}

namespace {

using Counts = std::map<std::pair<std::string, std::string>, std::int64_t>;

// A row for each answer that a question has, given or not.
void push_answers(const Survey& survey, const Questionnaire& asked, const std::string& group,
                  const Counts& counts, Rows<SurveyAnswerRow>& rows) {
  for (const SurveyQuestion& question : asked.questions) {
    std::vector<std::string> answers = question.choices;
    for (std::int64_t step = question.least;
         question.kind == QuestionKind::scale && step <= question.most; ++step)
      answers.push_back(std::to_string(step));
    std::vector<SurveyAnswerRow> found;
    std::int64_t all = 0;
    for (const std::string& answer : answers) {
      auto at = counts.find({question.question, answer});
      std::int64_t given = at == counts.end() ? 0 : at->second;
      all += given;
      found.push_back(
          {survey.id, survey.questionnaire, group, question.question, answer, given, Ratio()});
    }
    for (SurveyAnswerRow& row : found) {
      if (all > 0) row.share = Ratio(row.answers, all);
      rows.push(row);
    }
  }
}

}  // namespace

Result<void> survey_answers(QueryContext& context, const SurveyAnswers& query,
                            Rows<SurveyAnswerRow>& rows) {
  KEHU_TRY_ASSIGN(Survey survey, fetch(context, query.survey, "survey"));
  const Questionnaire& asked = questionnaire_of(context.policy_of(survey.policy_version), survey);
  std::map<std::string, Counts> groups;
  groups[""];
  each_part(context, survey, [&](const std::string& group, const SurveyParticipation& part) {
    Counts& counts = groups[group];
    for (const SurveyAnswer& answer : part.answers) ++counts[{answer.question, answer.answer}];
  });
  for (const auto& [group, counts] : groups) push_answers(survey, asked, group, counts, rows);
  return {};
}

Result<void> surveys_due(QueryContext& context, const SurveysDue& query, Rows<SurveyDueRow>& rows) {
  std::map<std::string, Date> last;
  for (const Survey& survey : context.rows<Survey>("", {})) {
    Date opened = context.policy().zone().day(survey.opened_at);
    auto [at, is_new] = last.try_emplace(survey.questionnaire, opened);
    if (!is_new) at->second = std::max(at->second, opened);
  }
  for (const Questionnaire& asked : context.policy().get<SurveyClause>().questionnaires) {
    if (!asked.every_months) continue;
    SurveyDueRow row{asked.name, {}, context.today()};
    if (auto at = last.find(asked.name); at != last.end()) {
      row.last_on = at->second;
      row.due_on = at->second + months(static_cast<int>(*asked.every_months));
    }
    if (row.due_on <= query.until.value_or(context.today())) rows.push(row);
  }
  return {};
}

}  // namespace kehu::care
