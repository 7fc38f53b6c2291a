// kehu, the C++ interface: all of it.
#pragma once

#include "kehu/calendar.hpp"
#include "kehu/care.hpp"
#include "kehu/casework.hpp"
#include "kehu/classification.hpp"
#include "kehu/complaint.hpp"
#include "kehu/credit.hpp"
#include "kehu/customer.hpp"
#include "kehu/event.hpp"
#include "kehu/governance.hpp"
#include "kehu/points.hpp"
#include "kehu/purchase.hpp"
#include "kehu/service.hpp"
#include "kehu/session.hpp"
#include "kehu/system.hpp"
#include "kehu/tier.hpp"
#include "kehu/work_order.hpp"
