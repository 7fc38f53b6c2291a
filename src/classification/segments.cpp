// How customers stand by the rules of now (CLS-1, CLS-3, CLS-4).
#include <algorithm>
#include <deque>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

#include "classification/facts.hpp"
#include "classification/handlers.hpp"
#include "command/cancelled.hpp"
#include "kehu/purchase/behaviour.hpp"
#include "kehu/purchase/buyers.hpp"

namespace kehu::classification {

using purchase::PurchaseStatistics;

namespace {

// What a row says besides its classes.
constexpr FactSet shown{CustomerFact::frequency,       CustomerFact::inactive_days,
                        CustomerFact::spent,           CustomerFact::recency_score,
                        CustomerFact::frequency_score, CustomerFact::monetary_score};

void fill(CustomerSegmentRow& row, const PurchaseStatistics& statistics, const CustomerFacts& facts,
          std::string_view classes) {
  row.customer = statistics.customer;
  row.inactive_days = facts.inactive_days.value_or(0);
  row.frequency = facts.frequency.value_or(0);
  row.spent = statistics.spent;
  row.recency_score = facts.recency_score.value_or(0);
  row.frequency_score = facts.frequency_score.value_or(0);
  row.monetary_score = facts.monetary_score.value_or(0);
  row.classes = classes;
}

// The rows of all buyers, one after another. Of each buyer no more is read than his facts are made
// of, and of facts no more than is asked for.
class SegmentPass {
 public:
  SegmentPass(Reader& reader, const Policy& policy, const Date& today, IdOrder order)
      : classes_(policy),
        wanted_(shown | classes_.reads()),
        fields_(statistics_fields(wanted_)),
        buyers_(reader, fields_, order),
        facts_(reader, policy, today, buyers_.survivors(), wanted_, order) {}

  bool next(CustomerSegmentRow& row) {
    if (!buyers_.next()) return false;
    CustomerFacts facts = facts_.of(buyers_.statistics());
    fill(row, buyers_.statistics(), facts, classes_.classes_of(facts));
    return true;
  }

 private:
  ClassTable classes_;
  FactSet wanted_;
  std::vector<std::size_t> fields_;
  purchase::Buyers buyers_;
  FactPass facts_;
};

constexpr std::size_t block_rows = 256;
using Block = std::vector<CustomerSegmentRow>;

// Fills a block of `block_rows`; returns how many rows there were left for it.
std::size_t read_block(SegmentPass& pass, Block& block) {
  std::size_t count = 0;
  while (count < block.size() && pass.next(block[count])) ++count;
  return count;
}

// Two passes over the same buyers, one from each end. Each takes block after block until it comes
// upon a row that the other has taken. Safe to use from both threads.
class Meeting {
 public:
  // How many of the first `count` rows fall to the pass that asks.
  std::size_t take(IdOrder order, const Block& block, std::size_t count) {
    std::lock_guard guard(mutex_);
    auto& own = order == IdOrder::rising ? rising_ : falling_;
    const auto& other = order == IdOrder::rising ? falling_ : rising_;
    while (count > 0 && other && !precedes(order, block[count - 1].customer, *other)) --count;
    if (count > 0) own = block[count - 1].customer;
    return count;
  }

 private:
  std::mutex mutex_;
  std::optional<Id<Customer>> rising_, falling_;  // the last that each took
};

// A thread of its own that comes from the last buyer, and keeps the rows that fall to it.
class FromTheEnd {
 public:
  FromTheEnd(std::unique_ptr<store::Transaction> transaction, const Policy& policy,
             const Date& today, Meeting& meeting)
      : transaction_(std::move(transaction)),
        thread_([this, &policy, today, &meeting](const std::stop_token& stop) {
          try {
            read(policy, today, meeting, stop);
          } catch (...) {
            failure_ = std::current_exception();
          }
        }) {}

  // Waits for its end; calls `visit` with each of its rows, in rising order, until that returns
  // false. Throws what stopped it.
  template <class Visit>
  bool each(Visit visit) {
    thread_.join();
    if (failure_) std::rethrow_exception(failure_);
    for (; !blocks_.empty(); blocks_.pop_back())
      for (std::size_t i = blocks_.back().size(); i-- > 0;)
        if (!visit(blocks_.back()[i])) return false;
    return true;
  }

 private:
  void read(const Policy& policy, const Date& today, Meeting& meeting,
            const std::stop_token& stop) {
    Reader reader(*transaction_);
    SegmentPass pass(reader, policy, today, IdOrder::falling);
    std::size_t taken = block_rows;
    while (taken == block_rows && !stop.stop_requested()) {
      Block block(block_rows);
      taken = meeting.take(IdOrder::falling, block, read_block(pass, block));
      block.resize(taken);
      blocks_.push_back(std::move(block));
    }
  }

  std::unique_ptr<store::Transaction> transaction_;
  std::deque<Block> blocks_;
  std::exception_ptr failure_;
  std::jthread thread_;  // last: it uses the others
};

// Another connection and thread are worth their making from so many buyers on.
constexpr std::size_t helped_rows = 1024;
static_assert(helped_rows % block_rows == 0);

std::unique_ptr<FromTheEnd> help(QueryContext& context, Meeting& meeting) {
  if (std::thread::hardware_concurrency() < 2) return nullptr;
  try {
    auto beside = context.transaction().beside();
    if (!beside) return nullptr;
    return std::make_unique<FromTheEnd>(std::move(beside), context.policy(), context.today(),
                                        meeting);
  } catch (const Fault&) {  // no more connections, say: the pass goes on alone
  } catch (const std::system_error&) {
  }
  return nullptr;
}

Result<void> segments_of_all(QueryContext& context, Rows<CustomerSegmentRow>& rows) {
  std::int64_t given = 0;
  bool goes_on = context.progress(0, 0);
  if (!goes_on) return query_cancelled();
  auto give = [&](const CustomerSegmentRow& row) {
    rows.push(row);
    if ((++given & 0xffff) == 0) goes_on = context.progress(given, 0);
    return goes_on;
  };
  SegmentPass pass(context, context.policy(), context.today(), IdOrder::rising);
  Meeting meeting;
  std::unique_ptr<FromTheEnd> other;
  Block block(block_rows);
  for (std::size_t taken = block_rows, read = 0; goes_on && taken == block_rows; read += taken) {
    if (read == helped_rows) other = help(context, meeting);
    taken = meeting.take(IdOrder::rising, block, read_block(pass, block));
    for (std::size_t i = 0; goes_on && i < taken; ++i) give(block[i]);
  }
  if (goes_on && other) other->each(give);
  if (!goes_on) return query_cancelled();
  return {};
}

}  // namespace

Result<void> segments(QueryContext& context, const SegmentsQuery& query,
                      Rows<CustomerSegmentRow>& rows) {
  if (!query.customer) return segments_of_all(context, rows);
  KEHU_TRY_ASSIGN(Customer known, customer::resolve(context, *query.customer, "/customer"));
  auto statistics = purchase::statistics_of(context, known.id);
  if (!statistics) return {};
  FactReader reader(context, context.policy(), context.today());
  CustomerFacts facts = reader.of(known.id);
  CustomerSegmentRow row;
  fill(row, *statistics, facts, joined(classes_of(context.policy(), facts)));
  rows.push(row);
  return {};
}

Result<void> check(QueryContext& context, const CheckClassification& query,
                   Rows<CheckMembershipRow>& rows) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, query.customer, "/customer"));
  FactReader reader(context, context.policy(), context.today());
  CustomerFacts facts = reader.of(customer.id);
  auto push_all = [&](MembershipKind kind, std::string_view clause, const Names& names,
                      const std::string& preference) {
    auto current = memberships(context, customer.id, kind);
    std::erase_if(current, [](const Membership& m) { return m.origin == MembershipOrigin::hand; });
    std::vector<std::string> wanted(names.begin(), names.end());
    if (!preference.empty()) wanted.push_back(preference);
    for (const std::string& name : wanted) {
      bool there = std::erase_if(current, [&](const Membership& m) { return m.name == name; }) > 0;
      rows.push({kind, name, there ? MembershipChange::stays : MembershipChange::enters,
                 std::string(clause), facts_line(facts)});
    }
    for (const Membership& m : current)
      rows.push({kind, m.name, MembershipChange::leaves, std::string(clause), facts_line(facts)});
  };
  push_all(MembershipKind::customer_class, "CLS-1", classes_of(context.policy(), facts), "");
  push_all(MembershipKind::tag, "CLS-2", tags_of(context.policy(), facts),
           reader.preference_of(customer.id));
  return {};
}

namespace {

// Current memberships in order of customer.
class CurrentClasses {
 public:
  explicit CurrentClasses(Reader& reader)
      : cursor_(reader.transaction().scan(table_of<Membership>().index("current"), {})) {
    advance();
  }
  template <class Take>
  void each(const Id<Customer>& customer, Take take) {
    while (there_ && row_.customer < customer) advance();
    for (; there_ && row_.customer == customer; advance())
      if (row_.kind == MembershipKind::customer_class) take(row_.name);
  }

 private:
  void advance() { there_ = cursor_->next(&row_); }
  std::unique_ptr<store::Cursor> cursor_;
  Membership row_;
  bool there_ = false;
};

}  // namespace

Result<void> class_behaviour(QueryContext& context, const ClassBehaviour& query,
                             Rows<purchase::BehaviourRow>& rows) {
  purchase::BehaviourSpan span{query.period.value_or(purchase::PeriodLength::month), query.from,
                               query.until};
  KEHU_TRY(purchase::check_span(span));
  purchase::BehaviourTable table(span);
  CurrentClasses classes(context);
  purchase::Buyers buyers(context);
  std::int64_t read = 0;
  bool goes_on = context.progress(0, 0);
  if (!goes_on) return query_cancelled();
  while (goes_on && buyers.next()) {
    auto months = buyers.months();
    classes.each(buyers.statistics().customer,
                 [&](const std::string& name) { table.add(name, buyers.statistics(), months); });
    if ((++read & 0xfff) == 0) goes_on = context.progress(read, 0);
  }
  if (!goes_on) return query_cancelled();
  table.push(rows);
  return {};
}

}  // namespace kehu::classification
