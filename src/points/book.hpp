// PointsBook: one record's account and lots while a command works on them. Every figure changes
// through it, so that account, lots and ledger cannot part.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "kehu/points.hpp"

namespace kehu::points {

// What a posting was for.
struct PointsCause {
  PointsAct act{};
  Uuid source{};
};

// What an entry does to the figures of its lot, and of its account.
void apply(PointsLot& lot, const PointsEntry& entry);
void apply(PointsAccount& account, const PointsEntry& entry);

class PointsBook {
 public:
  // The record's account, opened with the first entry where there is none.
  PointsBook(CommandContext& context, const Id<Customer>& customer);

  PointsAccount account;

  // The lot of this id, if it stands in this account. Stays valid as long as the book.
  PointsLot* lot(const Id<PointsLot>& id);
  // Those with something active or locked, in the order in which they are redeemed.
  std::vector<PointsLot*> open_lots();

  // Posts what has unlocked and expired by today, each on its day.
  Result<void> post_due();
  Result<void> post_due(PointsLot& lot);
  // A change of a lot beside its figures is to be written.
  void mark(const PointsLot& lot) { lots_.at(lot.id).changed = true; }
  // A new lot with `granted` points, earned on a day. Errors: points.overflow.
  Result<PointsLot*> grant(PointsLot lot, const PointsCause& cause);
  // Moves points of a lot from one place to another, today.
  Result<void> move(PointsLot& lot, PointsPlace to, PointsPlace from, std::int64_t points,
                    const PointsCause& cause);
  // Takes points that a lot had earned back: what it has left, then from the other lots, active
  // ones first; the rest is owed.
  Result<void> take_back(PointsLot& lot, std::int64_t points, const PointsCause& cause);
  // Gives points that were used back to their lot; where it has expired, to a new one that is
  // valid for a while.
  Result<void> give_back(PointsLot& lot, std::int64_t points, const PointsCause& cause);
  // What is owed is taken from what is there.
  Result<void> recover_owed();
  // Writes account, lots and entries, and keeps the duty points.expiry up. To be called once,
  // last. Fault where a figure does not add up.
  Result<void> save();

  std::int64_t unlocked = 0, expired = 0;  // by post_due so far

 private:
  struct Kept {
    std::optional<PointsLot> stored;
    PointsLot lot;
    bool changed = false;
  };
  Kept& keep(PointsLot lot, bool is_stored);
  Result<void> post(PointsLot& lot, PointsPlace debit, PointsPlace credit, std::int64_t points,
                    const PointsCause& cause, const Date& day);
  // As much of it as there is from one place of one lot; lessens `points`.
  Result<void> take(PointsLot& lot, PointsPlace from, std::int64_t& points,
                    const PointsCause& cause);
  Result<void> take_from_all(std::int64_t& points, const PointsCause& cause);
  void find_next_days();
  Result<void> keep_duty_up();

  CommandContext* context_;
  Date today_;
  std::optional<PointsAccount> stored_;
  std::map<Id<PointsLot>, Kept> lots_;
  std::vector<PointsEntry> entries_;
  bool all_open_ = false;  // every open lot is in lots_
};

// A lot that can be drawn on, and the book that it stands in.
struct PointsSource {
  PointsBook* book;
  PointsLot* lot;
};

// The books of a command: those of a customer and of the records merged into it.
class PointsBooks {
 public:
  explicit PointsBooks(CommandContext& context) : context_(&context) {}
  // With what fell due posted.
  Result<PointsBook*> of(const Id<Customer>& record);
  // The book that a stored lot stands in.
  Result<PointsBook*> of_lot(const Id<PointsLot>& lot);
  // The lots of all these records that have active points, in the order of redemption.
  Result<std::vector<PointsSource>> sources(const std::vector<Id<Customer>>& records);
  Result<void> save();
  const std::map<Id<Customer>, std::unique_ptr<PointsBook>>& all() const { return books_; }

 private:
  CommandContext* context_;
  std::map<Id<Customer>, std::unique_ptr<PointsBook>> books_;
};

// Settles what came back of the purchases that have earned, their points used up or not, so that
// points of goods that were returned are never spent. settling.cpp
Result<void> settle_returns(CommandContext& context, PointsBooks& books,
                            const Id<Customer>& record);
// Gives so many points of a redemption back to the lots that they came from, those drawn last
// first, and counts them in its row, which the caller writes.
Result<void> give_back(CommandContext& context, PointsBooks& books, PointsRedemption& redemption,
                       std::int64_t points);

}  // namespace kehu::points
