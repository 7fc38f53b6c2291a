// The area's tables and workflow.
#include "kehu/purchase.hpp"
#include "kehu/record/describe.hpp"
#include "purchase/handlers.hpp"

namespace kehu {

template <>
const Table& table_of<purchase::Purchase>() {
  static const Table made("purchase", record::describe<purchase::Purchase>(), {"id"}, [](Table& t) {
    t.index("by_customer", {"customer", "purchased_on"}).references("customer", "customer");
  });
  return made;
}

template <>
const Table& table_of<purchase::PurchaseLine>() {
  static const Table made(
      "purchase_line", record::describe<purchase::PurchaseLine>(), {"purchase", "number"},
      [](Table& t) {
        t.index("by_customer", {"customer", "product"}).references("purchase", "purchase");
      });
  return made;
}

template <>
const Table& table_of<purchase::TakeBack>() {
  static const Table made(
      "take_back", record::describe<purchase::TakeBack>(), {"id"}, [](Table& t) {
        t.index("by_customer", {"customer", "returned_on"}).references("purchase", "purchase");
      });
  return made;
}

template <>
const Table& table_of<purchase::TakeBackLine>() {
  static const Table made("take_back_line", record::describe<purchase::TakeBackLine>(),
                          {"take_back", "line"},
                          [](Table& t) { t.references("take_back", "take_back"); });
  return made;
}

template <>
const Table& table_of<purchase::PurchaseStatistics>() {
  static const Table made("purchase_statistics", record::describe<purchase::PurchaseStatistics>(),
                          {"customer"}, [](Table& t) { t.references("customer", "customer"); });
  return made;
}

template <>
const Table& table_of<purchase::PurchaseMonth>() {
  static const Table made("purchase_month", record::describe<purchase::PurchaseMonth>(),
                          {"customer", "month"},
                          [](Table& t) { t.references("customer", "purchase_statistics"); });
  return made;
}

namespace purchase {

namespace {

constexpr workflow::Transition purchase_transitions[] = {
    {"kept", "purchase.take_back", "returned"},
    {"kept", "purchase.take_back_part", "partly_returned"},
    {"partly_returned", "purchase.take_back", "returned"},
    {"partly_returned", "purchase.take_back_part", "partly_returned"},
};

}  // namespace

const workflow::Workflow purchase_workflow{"purchase", "kept", purchase_transitions};

}  // namespace purchase

}  // namespace kehu
