// What falls due on its day: unlocking and expiry.
#include <set>

#include "kehu/customer/merges.hpp"
#include "points/book.hpp"
#include "points/handlers.hpp"

namespace kehu::points {

Result<PointsExpired> expire_points(CommandContext& context, const ExpirePoints& command) {
  std::vector<Id<Customer>> due;
  if (command.customer) {
    KEHU_TRY_ASSIGN(Id<Customer> survivor,
                    customer::resolve_id(context, *command.customer, "/customer"));
    due = customer::records_of(context, survivor);
  } else {
    store::Range until_today{{}, {}, record::Value(context.today() + days(1)), false, 0};
    context.each<PointsAccount>("by_due", until_today, [&](const PointsAccount& account) {
      due.push_back(account.customer);
      return true;
    });
  }
  PointsBooks books(context);
  PointsExpired reply;
  std::optional<customer::Survivors> survivors;
  if (!command.customer) survivors.emplace(context);
  std::set<Id<Customer>> concerned;
  for (const Id<Customer>& record : due) {
    KEHU_TRY_ASSIGN(PointsBook * book, books.of(record));
    if (book->unlocked + book->expired > 0)
      concerned.insert(survivors ? survivors->of(record) : due.front());
    reply.unlocked += book->unlocked;
    reply.expired += book->expired;
  }
  reply.customers = std::ssize(concerned);
  KEHU_TRY(books.save());
  return reply;
}

}  // namespace kehu::points
