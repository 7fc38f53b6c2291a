// The duties about one record that are open or paused, read once for everything that one command
// does to them.
#pragma once

#include "kehu/casework/duty.hpp"

namespace kehu::casework {

// Belongs to the handler that made it; what other hands do to the same duties meanwhile is not
// seen. Each act is that of duty.hpp: fulfil_duties, cancel_duties, pause_duties, resume_duties,
// reassign_duties, open_duty. A missing kind means all of them.
class LiveDuties {
 public:
  LiveDuties(CommandContext& context, const Uuid& subject);

  // In order of opening.
  const std::vector<Duty>& all() const noexcept { return duties_; }

  Result<std::int64_t> fulfil(std::string_view kind, std::string_view outcome);
  Result<std::int64_t> cancel(std::optional<std::string_view> kind, std::string_view outcome);
  Result<std::int64_t> pause(std::optional<std::string_view> kind, std::string_view reason,
                             std::string_view clause);
  Result<std::int64_t> resume(std::optional<std::string_view> kind);
  Result<std::int64_t> reassign(std::string_view owner, std::string_view role_meanwhile = {});
  // Computes deadlines anew from another limit, that of a version of the policy: the start and
  // every earlier pause are kept, and a deadline that has passed stays passed.
  Result<std::int64_t> reevaluate(std::string_view kind, const TimeLimit& limit,
                                  std::string_view clause, std::int64_t policy_version);
  Result<Duty> open(const NewDuty& duty);

 private:
  template <class Change>
  Result<std::int64_t> each(std::optional<std::string_view> kind, Change change);
  Result<std::int64_t> close(std::optional<std::string_view> kind, DutyState state,
                             std::string_view outcome);

  CommandContext& context_;
  std::vector<Duty> duties_;
};

}  // namespace kehu::casework
