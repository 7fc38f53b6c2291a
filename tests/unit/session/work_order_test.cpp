// Work orders at their edges: ten thousand steps on one, and a clock that goes backward.
#include "text_desk.hpp"

using namespace kehu;
using namespace kehu::test;

namespace {

constexpr const char* order_id = "018df5a0-7c00-7000-8003-000000000001";

// A workshop in memory, whose form asks for nothing and whose engineer is the one there is.
class Workshop : public TextDesk {
 public:
  Workshop()
      : clock_(std::make_shared<ManualClock>(must(parse_instant("2024-03-01T09:00:00+08:00")))),
        database_(make()) {
    must_do("customer.create", R"("id":"018df5a0-7c00-7000-8003-000000000002","kind":"company",)"
                               R"("name":"Acme Lighting Co., Ltd.","channel":"visit")");
    must_do("work_order.record_technician",
            R"("id":"018df5a0-7c00-7000-8003-000000000003","name":"wu.gang",)"
            R"("department":"engineering")");
    must_do("work_order.request", std::string(R"("id":")") + order_id +
                                      R"(","kind":"visit",)"
                                      R"("customer":"018df5a0-7c00-7000-8003-000000000002")");
  }

  void at(const std::string& instant) { clock_->set(must(parse_instant(instant))); }
  using TextDesk::must_do;
  void must_do(const std::string& command) { must_do(command, order()); }
  static std::string order() {
    std::string member = R"("work_order":")";
    member += order_id;
    member += '"';
    return member;
  }
  Database& database() override { return database_; }

  // From the request to the work.
  void start() {
    must_do("work_order.approve");
    must_do("work_order.dispatch",
            order() + R"(,"technician":"018df5a0-7c00-7000-8003-000000000003",)"
                      R"("starts_at":"2024-03-01T10:00:00+08:00",)"
                      R"("ends_at":"2024-03-01T11:00:00+08:00","agreed_by":"Ann Marsh")");
    at("2024-03-01T10:00:00+08:00");
    must_do("work_order.arrive");
    must_do("work_order.accept_price", order() + R"(,"lines":[],"accepted_by":"Ann Marsh")");
    must_do("work_order.start");
  }

 private:
  Session session_of(const std::string& command) override {
    bool signs = command == "work_order.approve";
    return must(
        database_.session({signs ? "liu.yan" : "ma.lin",
                           signs ? "engineering_manager" : "administrator", "service", ""}));
  }
  Database make() {
    Options options;
    options.store = Options::Kind::memory;
    options.clock = clock_;
    options.policy_patch =
        R"({"SRV-7":{"parameters":{"forms":[{"kind":"visit","department":"engineering",)"
        R"("required":[],"skills":[],"certificates":[],"evidence":[]}]}}})";
    return must(Database::open(options));
  }
  std::shared_ptr<ManualClock> clock_;
  Database database_;
};

}  // namespace

TEST_CASE("ten thousand steps on one work order") {
  Workshop workshop;
  workshop.start();
  for (int i = 0; i < 10000; ++i)
    workshop.must_do("work_order.add_evidence", Workshop::order() + R"(,"item":"photograph")");
  casework::CaseSteps steps;
  steps.subject = must(Id<casework::Subject>::parse(order_id));
  CHECK(must(workshop.session().query(steps)).size() == 10005);
  workshop.must_do("work_order.complete", Workshop::order() + R"(,"result":"done")");
  auto orders = must(workshop.session().query(work_order::WorkOrdersQuery{}));
  REQUIRE(orders.size() == 1);
  CHECK(orders[0].evidence == 10000);
  CHECK(orders[0].steps == 10006);
}

TEST_CASE("a clock that goes backward makes no negative time of a work order") {
  Workshop workshop;
  workshop.start();
  workshop.at("2024-02-29T09:00:00+08:00");
  workshop.must_do("work_order.complete", Workshop::order() + R"(,"result":"done")");
  casework::DutiesOf duties;
  duties.subject = must(Id<casework::Subject>::parse(order_id));
  for (const auto& duty : must(workshop.session().query(duties))) {
    INFO(duty.kind);
    CHECK(duty.late_seconds >= 0);
    CHECK_FALSE(duty.missed);
  }
  work_order::RatesQuery rates;
  rates.from = must(parse_date("2024-02-01"));
  rates.until = must(parse_date("2024-02-29"));
  auto rows = must(workshop.session().query(rates));
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].completed == 1);
  CHECK(rows[0].timely == 1);
}
