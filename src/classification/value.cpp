// Fitted models and what they expect of each customer (CLS-3).
#include <algorithm>
#include <set>

#include "classification/handlers.hpp"
#include "kehu/casework/step.hpp"
#include "kehu/core/text.hpp"
#include "kehu/customer/merges.hpp"

namespace kehu::classification {

namespace {

constexpr std::string_view parameter_names[] = {"r", "alpha", "a", "b", "p", "q", "v"};

Error wrong_model(std::string_view path, std::string message) {
  return invalid("classification.model", path, std::move(message));
}

Result<void> check_parameters(const std::vector<ModelParameter>& parameters) {
  std::set<std::string_view> given;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    std::string path = "/parameters/" + std::to_string(i);
    const ModelParameter& parameter = parameters[i];
    if (std::find(std::begin(parameter_names), std::end(parameter_names), parameter.name) ==
        std::end(parameter_names))
      return wrong_model(path + "/name",
                         "the model has no such parameter; it has r, alpha, a, b, "
                         "p, q, v");
    if (!given.insert(parameter.name).second)
      return wrong_model(path + "/name", quotation(parameter.name) + " is given twice");
    if (parameter.value <= Ratio())
      return wrong_model(path + "/value", parameter.value.text() + " is not above zero");
  }
  for (std::string_view name : parameter_names)
    if (!given.contains(name))
      return wrong_model("/parameters", "the parameter " + quotation(name) + " is missing");
  return {};
}

}  // namespace

Result<ValueModel> record_model(CommandContext& context, const RecordModel& request) {
  if (request.as_of > context.today())
    return invalid("classification.future_date", "/as_of",
                   text(request.as_of) + " is still to come");
  auto currency = Currency::parse(request.currency);
  if (!currency) return under("/currency", std::move(currency).error());
  std::int64_t horizon = context.policy().get<ValueClause>().horizon_months;
  if (request.horizon_months != horizon)
    return wrong_model("/horizon_months", "the policy looks " + std::to_string(horizon) +
                                              " months ahead, not " +
                                              std::to_string(request.horizon_months));
  if (request.customers < 1) return wrong_model("/customers", "it was fitted on nobody");
  KEHU_TRY(check_parameters(request.parameters));
  if (request.software) KEHU_TRY(casework::check_text(*request.software, "/software"));
  ValueModel model;
  model.id = context.id_or_new(request.id);
  model.method = request.method;
  model.as_of = request.as_of;
  model.currency = request.currency;
  model.horizon_months = request.horizon_months;
  model.customers = request.customers;
  model.parameters = request.parameters;
  model.software = request.software.value_or("");
  model.recorded_at = context.now();
  model.recorded_by = context.actor().actor;
  if (request.id && context.find<ValueModel>(model.id))
    return conflict("classification.exists", "/id",
                    "a model has the id " + model.id.text() + " already");
  KEHU_TRY(context.insert(model));
  return model;
}

namespace {

Result<void> check_value(CommandContext& context, const ValueModel& model,
                         const NewLifetimeValue& given, const Id<Customer>& customer,
                         const std::string& path) {
  auto wrong = [&](const char* field, std::string message) {
    return invalid("classification.value", path + field, std::move(message));
  };
  if (given.alive < Ratio() || Ratio(1, 1) < given.alive)
    return wrong("/alive", given.alive.text() + " is not a probability");
  if (given.expected_purchases < Ratio())
    return wrong("/expected_purchases", given.expected_purchases.text() + " is below zero");
  if (given.value.is_negative()) return wrong("/value", given.value.text() + " is below zero");
  if (given.value.currency().code() != model.currency)
    return wrong("/value", given.value.text() + " is not in the model's " + model.currency);
  auto statistics = purchase::statistics_of(context, customer);
  if (!statistics || !statistics->first_on)
    return invalid("classification.never_bought", path + "/customer",
                   "the customer never bought, so that nothing can be expected");
  if (!(statistics->spent.currency() == given.value.currency()))
    return wrong("/value",
                 "the customer buys in " + std::string(statistics->spent.currency().code()));
  return {};
}

}  // namespace

Result<ValuesRecorded> record_values(CommandContext& context, const RecordValues& request) {
  auto model = context.find<ValueModel>(request.model);
  if (!model)
    return not_found("classification.not_found", "/model",
                     "no model has the id " + request.model.text());
  std::set<Id<Customer>> named;
  for (std::size_t i = 0; i < request.values.size(); ++i) {
    const NewLifetimeValue& given = request.values[i];
    std::string path = "/values/" + std::to_string(i);
    KEHU_TRY_ASSIGN(Customer customer,
                    customer::resolve(context, given.customer, path + "/customer"));
    if (!named.insert(customer.id).second)
      return invalid("classification.value", path + "/customer", "the customer is named twice");
    KEHU_TRY(check_value(context, *model, given, customer.id, path));
    LifetimeValue row{customer.id,  0,           model->id,
                      model->as_of, given.alive, given.expected_purchases,
                      given.value};
    if (auto there = context.find<LifetimeValue>(customer.id)) {
      KEHU_TRY(context.update(*there, row));
    } else {
      KEHU_TRY(context.insert(row));
    }
  }
  return ValuesRecorded{static_cast<std::int64_t>(request.values.size())};
}

Result<void> models(QueryContext& context, const ModelsQuery&, Rows<ValueModel>& rows) {
  context.each<ValueModel>("by_day", {{}, {}, {}, true, 0}, [&](const ValueModel& model) {
    rows.push(model);
    return true;
  });
  return {};
}

std::optional<LifetimeValue> expected_of(Reader& reader, const std::vector<Id<Customer>>& records) {
  std::vector<LifetimeValue> found;
  for (const Id<Customer>& record : records)
    if (auto row = reader.find<LifetimeValue>(record)) found.push_back(*row);
  if (found.empty()) return std::nullopt;
  // The first of the newest: where two models are of one day, that of the customer's own record.
  LifetimeValue sum = *std::ranges::max_element(found, {}, &LifetimeValue::as_of);
  Id<Customer> counted = sum.customer;
  for (const LifetimeValue& row : found) {
    bool addable = row.model == sum.model && row.value.currency() == sum.value.currency();
    if (row.customer == counted || !addable) continue;
    sum.alive = std::max(sum.alive, row.alive);
    sum.expected_purchases = sum.expected_purchases.add(row.expected_purchases).value();
    sum.value = sum.value + row.value;
  }
  sum.customer = records.front();
  return sum;
}

Result<void> values(QueryContext& context, const ValuesQuery& query, Rows<LifetimeValue>& rows) {
  auto push = [&](const std::vector<Id<Customer>>& records) {
    if (auto row = expected_of(context, records)) rows.push(*row);
  };
  if (query.customer) {
    KEHU_TRY_ASSIGN(Customer known, customer::resolve(context, *query.customer, "/customer"));
    push(customer::records_of(context, known.id));
    return {};
  }
  customer::Survivors survivors(context);
  context.each<LifetimeValue>("", {}, [&](const LifetimeValue& row) {
    bool joined = survivors.is_merged(row.customer) || survivors.records().contains(row.customer);
    if (!joined) rows.push(row);
    return true;
  });
  for (const auto& [customer, records] : survivors.records()) push(records);
  return {};
}

}  // namespace kehu::classification
