// What falls due on its day: unlocking and expiry.
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
  for (const Id<Customer>& record : due) {
    KEHU_TRY_ASSIGN(PointsBook * book, books.of(record));
    reply.customers += book->unlocked + book->expired > 0 ? 1 : 0;
    reply.unlocked += book->unlocked;
    reply.expired += book->expired;
  }
  KEHU_TRY(books.save());
  return reply;
}

}  // namespace kehu::points
