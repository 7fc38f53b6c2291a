// Relationship care 客户关系维护: who is talked with, visited, asked and written to, how often, and
// when a customer may be contacted at all.
//
// Implements CARE-1 to CARE-10 and their part of RPT-4.
//
// Invitations to surveys, greetings and warnings are put on record as contacts, so that they count
// towards the caps like a call. What was said, sent and planned under a record that was merged
// holds for the customer it became, and for itself again once that is undone (CUS-5).
#pragma once

#include "kehu/care/clauses.hpp"
#include "kehu/care/commands.hpp"
#include "kehu/care/occasions.hpp"
#include "kehu/care/queries.hpp"
#include "kehu/care/records.hpp"
#include "kehu/care/rules.hpp"
#include "kehu/command.hpp"

namespace kehu::care {

const Area& area();

}  // namespace kehu::care
