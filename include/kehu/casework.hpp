// Casework: what every case is made of, whatever area it belongs to: duties with clocks, steps,
// signatures, messages.
#pragma once

#include "kehu/casework/authority.hpp"
#include "kehu/casework/duty.hpp"
#include "kehu/casework/holders.hpp"
#include "kehu/casework/measure.hpp"
#include "kehu/casework/step.hpp"

namespace kehu::casework {

// How much the actor may be told of a record that duties, steps, signatures and messages are about:
// that it is there, whose it is.
enum class Telling : std::uint8_t { nothing, without_customer, everything };
// Who asks, by a query or in the reply to a command. Borrows from the context it is made of.
struct Asker {
  Asker(QueryContext& context)
      : reader(context),
        present(context.present()),
        policy(context.policy()),
        actor(context.actor()),
        now(context.now()) {}
  Asker(CommandContext& context)
      : reader(context),
        present(context),
        policy(context.policy()),
        actor(context.actor()),
        now(context.now()) {}
  // As if somebody else asked, who outlives the asker.
  Asker(const Asker& asker, const Actor& other)
      : reader(asker.reader),
        present(asker.present),
        policy(asker.policy),
        actor(other),
        now(asker.now) {}
  Date today() const { return policy.zone().day(now); }

  Reader& reader;
  Reader& present;  // what stands today, where `reader` is of an earlier day
  const Policy& policy;
  const Actor& actor;
  Instant now;
};
using MayBeTold = Telling (*)(const Asker& asker, const Uuid& subject);
// An area with secrets keeps the records of one of its tables from whom they concern (CMP-6), and
// whose they are from whom it was not confided to (CMP-2); of all others everybody is told whom the
// role table lets ask. Thread rule: at start only, while the areas are gathered.
void keep_secret(std::string_view subject_kind, MayBeTold may_be_told);
// How much the actor may be told of a row of any table, or of a request: the least that holds of
// what it is itself, of its subject, and of the records that its fields name. Empty where it has to
// do with no secret at all.
std::optional<Telling> telling_of_row(const Asker& asker, const Table& table, const void* row);
std::optional<Telling> telling_of_request(const Asker& asker, const record::Descriptor& descriptor,
                                          const void* request);
// Whether records of the area that a command is of are kept secret: its name begins with theirs.
bool is_of_secrets(std::string_view command);

const Area& area();

}  // namespace kehu::casework
