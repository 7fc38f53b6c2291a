#include "points/book.hpp"

#include <algorithm>

#include "points/standing.hpp"

namespace kehu::points {

namespace {

constexpr std::string_view expiry_duty = "points.expiry";

std::int64_t* figure(PointsLot& lot, PointsPlace place) {
  switch (place) {
    case PointsPlace::earned:
      return &lot.earned;
    case PointsPlace::active:
      return &lot.active;
    case PointsPlace::locked:
      return &lot.locked;
    case PointsPlace::used:
      return &lot.used;
    case PointsPlace::expired:
      return &lot.expired;
    default:
      return nullptr;
  }
}

std::int64_t* figure(PointsAccount& account, PointsPlace place) {
  switch (place) {
    case PointsPlace::earned:
      return &account.earned;
    case PointsPlace::active:
      return &account.active;
    case PointsPlace::locked:
      return &account.locked;
    case PointsPlace::used:
      return &account.used;
    case PointsPlace::expired:
      return &account.expired;
    case PointsPlace::owed:
      return &account.owed;
    default:
      return nullptr;
  }
}

// Points are earned out of nothing: that place counts what left it.
template <class Row>
void add_entry(Row& row, const PointsEntry& entry) {
  if (std::int64_t* to = figure(row, entry.debit))
    *to += entry.debit == PointsPlace::earned ? -entry.points : entry.points;
  if (std::int64_t* from = figure(row, entry.credit))
    *from += entry.credit == PointsPlace::earned ? entry.points : -entry.points;
}

}  // namespace

void apply(PointsLot& lot, const PointsEntry& entry) { add_entry(lot, entry); }
void apply(PointsAccount& account, const PointsEntry& entry) { add_entry(account, entry); }

PointsBook::PointsBook(CommandContext& context, const Id<Customer>& customer)
    : context_(&context), today_(context.today()), stored_(context.find<PointsAccount>(customer)) {
  if (stored_) account = *stored_;
  account.customer = customer;
  all_open_ = !stored_;
}

PointsBook::Kept& PointsBook::keep(PointsLot lot, bool is_stored) {
  auto [at, added] = lots_.try_emplace(lot.id);
  if (added) {
    if (is_stored) at->second.stored = lot;
    at->second.lot = std::move(lot);
  }
  return at->second;
}

PointsLot* PointsBook::lot(const Id<PointsLot>& id) {
  if (auto found = lots_.find(id); found != lots_.end()) return &found->second.lot;
  auto stored = context_->find<PointsLot>(id);
  if (!stored || !(stored->customer == account.customer)) return nullptr;
  return &keep(*std::move(stored), true).lot;
}

std::vector<PointsLot*> PointsBook::open_lots() {
  if (!all_open_) {
    for (PointsLot& lot : context_->rows<PointsLot>("open", {Reader::value(account.customer)}))
      keep(std::move(lot), true);
    all_open_ = true;
  }
  std::vector<PointsLot*> open;
  for (auto& [id, kept] : lots_)
    if (kept.lot.active + kept.lot.locked > 0) open.push_back(&kept.lot);
  std::ranges::sort(open,
                    [](const PointsLot* a, const PointsLot* b) { return expires_before(*a, *b); });
  return open;
}

Result<void> PointsBook::post(PointsLot& lot, PointsPlace debit, PointsPlace credit,
                              std::int64_t points, const PointsCause& cause, const Date& day) {
  ensure(points > 0, "a posting moves points");
  PointsEntry entry;
  entry.customer = account.customer;
  entry.day = day;
  entry.number = ++account.entries;
  entry.lot = lot.id;
  entry.debit = debit;
  entry.credit = credit;
  entry.points = points;
  entry.act = cause.act;
  entry.source.value = cause.source;
  entry.posted_at = context_->now();
  apply(lot, entry);
  apply(account, entry);
  lot.open = lot.active + lot.locked;
  lots_.at(lot.id).changed = true;
  entries_.push_back(entry);
  return {};
}

Result<void> PointsBook::move(PointsLot& lot, PointsPlace to, PointsPlace from, std::int64_t points,
                              const PointsCause& cause) {
  return post(lot, to, from, points, cause, today_);
}

Result<void> PointsBook::post_due(PointsLot& lot) {
  if (lot.locked > 0 && lot.unlocks_on <= today_) {
    unlocked += lot.locked;
    KEHU_TRY(post(lot, PointsPlace::active, PointsPlace::locked, lot.locked,
                  {PointsAct::unlock, lot.id.value}, lot.unlocks_on));
  }
  if (lot.active > 0 && lot.expires_on <= today_) {
    expired += lot.active;
    KEHU_TRY(post(lot, PointsPlace::expired, PointsPlace::active, lot.active,
                  {PointsAct::expire, lot.id.value}, lot.expires_on));
  }
  return {};
}

Result<void> PointsBook::post_due() {
  if (!account.next_due || *account.next_due > today_) return {};
  for (PointsLot* lot : open_lots()) KEHU_TRY(post_due(*lot));
  return {};
}

Result<PointsLot*> PointsBook::grant(PointsLot made, const PointsCause& cause) {
  if (made.granted > figure_max - account.earned)
    return invalid("points.overflow", "",
                   "the customer would have earned more than the " + std::to_string(figure_max) +
                       " points that an account can hold");
  made.customer = account.customer;
  Kept& kept = keep(std::move(made), false);
  kept.changed = true;
  PointsLot& lot = kept.lot;
  if (lot.granted == 0) return &lot;
  bool is_locked = lot.unlocks_on > lot.earned_on;
  KEHU_TRY(post(lot, is_locked ? PointsPlace::locked : PointsPlace::active, PointsPlace::earned,
                lot.granted, cause, lot.earned_on));
  KEHU_TRY(post_due(lot));
  return &lot;
}

Result<void> PointsBook::take(PointsLot& lot, PointsPlace from, std::int64_t& points,
                              const PointsCause& cause) {
  std::int64_t part = std::min(points, *figure(lot, from));
  if (part == 0) return {};
  points -= part;
  return move(lot, PointsPlace::earned, from, part, cause);
}

Result<void> PointsBook::take_from_all(std::int64_t& points, const PointsCause& cause) {
  auto open = open_lots();
  for (PointsPlace place : {PointsPlace::active, PointsPlace::locked})
    for (PointsLot* lot : open) KEHU_TRY(take(*lot, place, points, cause));
  return {};
}

Result<void> PointsBook::take_back(PointsLot& lot, std::int64_t points, const PointsCause& cause) {
  open_lots();
  lot.reversed += points;
  mark(lot);
  for (PointsPlace place : {PointsPlace::locked, PointsPlace::active, PointsPlace::expired})
    KEHU_TRY(take(lot, place, points, cause));
  KEHU_TRY(take_from_all(points, cause));
  if (points > 0) KEHU_TRY(move(lot, PointsPlace::owed, PointsPlace::claimed, points, cause));
  return {};
}

Result<void> PointsBook::give_back(PointsLot& lot, std::int64_t points, const PointsCause& cause) {
  open_lots();
  if (lot.expires_on > today_)
    return move(lot, PointsPlace::active, PointsPlace::used, points, cause);
  std::int64_t valid_days = context_->policy().get<PointsClause>().restored_days;
  // Once: points redeemed and given back again and again would never expire.
  bool was_renewed = lot.source == LotSource::restoration;
  if (valid_days == 0 || was_renewed)
    return move(lot, PointsPlace::expired, PointsPlace::used, points, cause);
  // The days of a lot stay what they were, so that past ones can be told.
  KEHU_TRY(move(lot, PointsPlace::earned, PointsPlace::used, points, cause));
  PointsLot renewed;
  renewed.id = context_->id_or_new<PointsLot>({});
  renewed.source = LotSource::restoration;
  renewed.granted = points;
  renewed.returned = Money::zero(lot.returned.currency());
  renewed.earned_on = renewed.unlocks_on = today_;
  renewed.expires_on = today_ + days(valid_days);
  renewed.tier = lot.tier;
  renewed.policy_version = context_->policy_version();
  KEHU_TRY(grant(std::move(renewed), cause));
  return {};
}

Result<void> PointsBook::recover_owed() {
  if (account.owed == 0) return {};
  const PointsCause cause{PointsAct::recover, account.customer.value};
  auto open = open_lots();
  for (PointsPlace place : {PointsPlace::active, PointsPlace::locked})
    for (PointsLot* lot : open) {
      std::int64_t left = account.owed;
      KEHU_TRY(take(*lot, place, left, cause));
      if (std::int64_t part = account.owed - left; part > 0)
        KEHU_TRY(move(*lot, PointsPlace::claimed, PointsPlace::owed, part, cause));
    }
  return {};
}

void PointsBook::find_next_days() {
  if (all_open_) account.next_due = account.next_expiry = std::nullopt;
  for (const auto& [id, kept] : lots_) {
    if (kept.lot.open == 0) continue;
    keep_earlier(account.next_due, next_due(kept.lot));
    keep_earlier(account.next_expiry, kept.lot.expires_on);
  }
}

Result<void> PointsBook::keep_duty_up() {
  std::optional<Date> before = stored_ ? stored_->next_expiry : std::nullopt;
  if (before == account.next_expiry) return {};
  const Uuid& subject = account.customer.value;
  if (before && *before <= today_)
    KEHU_TRY(casework::fulfil_duties(*context_, subject, expiry_duty, "posted"));
  else if (before)
    KEHU_TRY(casework::cancel_duties(*context_, subject, expiry_duty, "another day"));
  if (!account.next_expiry) return {};
  const auto& clause = context_->policy().get<PointsClause>();
  casework::NewDuty duty{.kind = expiry_duty,
                         .clause = "TIER-4",
                         .about = {"points_account", subject, account.customer},
                         .limit = clause.expiry_within,
                         .owner_role = clause.expiry_role,
                         .fulfilled_by = "points.expire",
                         .start = context_->policy().zone().start(*account.next_expiry)};
  KEHU_TRY(casework::open_duty(*context_, duty));
  return {};
}

Result<void> PointsBook::save() {
  bool changed = std::ranges::any_of(lots_, [](const auto& each) { return each.second.changed; });
  if (!changed) return {};
  find_next_days();
  ensure(adds_up(account), "the points of an account do not add up");
  if (stored_) {
    KEHU_TRY(context_->update(*stored_, account));
  } else {
    KEHU_TRY(context_->insert(account));
  }
  for (auto& [id, kept] : lots_) {
    if (!kept.changed) continue;
    ensure(adds_up(kept.lot), "the points of a lot do not add up");
    if (kept.stored) {
      KEHU_TRY(context_->update(*kept.stored, kept.lot));
    } else {
      KEHU_TRY(context_->insert(kept.lot));
    }
  }
  for (const PointsEntry& entry : entries_) KEHU_TRY(context_->insert(entry));
  return keep_duty_up();
}

// ----------------------------------------------------------------------------------- PointsBooks

Result<PointsBook*> PointsBooks::of(const Id<Customer>& record) {
  auto [at, added] = books_.try_emplace(record);
  if (added) {
    at->second = std::make_unique<PointsBook>(*context_, record);
    KEHU_TRY(at->second->post_due());
  }
  return at->second.get();
}

Result<PointsBook*> PointsBooks::of_lot(const Id<PointsLot>& lot) {
  auto stored = context_->find<PointsLot>(lot);
  ensure(stored.has_value(), "a redemption names a lot that is not there");
  return of(stored->customer);
}

Result<std::vector<PointsSource>> PointsBooks::sources(const std::vector<Id<Customer>>& records) {
  std::vector<PointsSource> found;
  for (const Id<Customer>& record : records) {
    KEHU_TRY_ASSIGN(PointsBook * book, of(record));
    for (PointsLot* lot : book->open_lots())
      if (lot->active > 0) found.push_back({book, lot});
  }
  std::ranges::sort(found, [](const PointsSource& a, const PointsSource& b) {
    return expires_before(*a.lot, *b.lot);
  });
  return found;
}

Result<void> PointsBooks::save() {
  for (const auto& [record, book] : books_) KEHU_TRY(book->save());
  return {};
}

}  // namespace kehu::points
