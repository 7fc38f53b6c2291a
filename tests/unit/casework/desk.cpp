#include "desk.hpp"

namespace kehu::test {

std::vector<const Area*> known_areas() { return {&calendar::area(), &casework::area()}; }

Duty now_of(Desk& desk) {
  return desk
      .with([&](CommandContext& context) -> Result<Duty> {
        return duties_of(context, desk.about.id).at(0);
      })
      .value();
}

void pause(Desk& desk, std::string_view moment) {
  desk.now = at(moment);
  desk.with([&](CommandContext& context) {
        return pause_duties(context, desk.about.id, {}, "waits for the customer", "SRV-4");
      })
      .value();
}

void resume(Desk& desk, std::string_view moment) {
  desk.now = at(moment);
  desk.with([&](CommandContext& context) { return resume_duties(context, desk.about.id, {}); })
      .value();
}

std::shared_ptr<const Policy> policy_with_matters(const std::string& matters,
                                                  std::vector<std::string>* codes) {
  // Monday to Friday with lunch; holidays are published for 2024.
  constexpr std::string_view calendars =
      R"({"public_calendars": [], "default_calendar": "desk", "calendars": [
      {"name": "desk", "version": "2024", "time_zone": "Asia/Shanghai", "hours": {
         "mon": [["09:00", "12:00"], ["13:00", "18:00"]],
         "tue": [["09:00", "12:00"], ["13:00", "18:00"]],
         "wed": [["09:00", "12:00"], ["13:00", "18:00"]],
         "thu": [["09:00", "12:00"], ["13:00", "18:00"]],
         "fri": [["09:00", "12:00"], ["13:00", "18:00"]]},
       "holidays": [{"date": "2024-03-08", "name": "Company day"}],
       "published_from": "2024-01-01", "published_until": "2024-12-31"}]})";
  std::string signatures = R"({"matters": )" + matters + "}";
  Policy::Faults faults;
  std::string roles;
  for (const char* role : {"regional_manager", "sales_manager", "general_manager", "a", "b", "c"})
    roles += std::string(roles.empty() ? "" : ",") + R"({"role": ")" + role +
             R"(", "commands": [], "queries": [], "approved_by": null})";
  roles = R"({"roles": [)" + roles + "]}";
  auto policy = Policy::load(
      document_of({{"GOV-1", roles}, {"SRV-18", calendars}, {"GOV-14", signatures}}), faults);
  for (const Error& fault : faults) {
    if (codes)
      codes->push_back(fault.code);
    else
      FAIL(fault.path << ": " << fault.message);
  }
  return policy;
}

}  // namespace kehu::test
