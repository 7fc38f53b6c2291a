// Work orders 派工单: what is to be done at a customer's, by whom, when, at what price, and how it
// ended.
//
// Implements SRV-7 to SRV-15 and RPT-2. An order is approved before anybody is sent; who is sent
// follows from filters and a ranking that can be asked; work starts when the customer has accepted
// the price; a line of the bill says by which clause the customer pays it or not; the customer
// signs, and money goes to finance. Deadlines are duties, signatures the authority table's.
//
// Errors are listed at each command; their meanings are the area's.
#pragma once

#include "kehu/command.hpp"
#include "kehu/work_order/clauses.hpp"
#include "kehu/work_order/commands.hpp"
#include "kehu/work_order/queries.hpp"
#include "kehu/work_order/records.hpp"
#include "kehu/work_order/rules.hpp"

namespace kehu::work_order {

const Area& area();

}  // namespace kehu::work_order
