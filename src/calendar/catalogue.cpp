// What the error codes of the area mean, English and Chinese.
#include "calendar/queries.hpp"

namespace kehu::calendar {

namespace {

constexpr ErrorMeaning meanings[] = {
    {"calendar.ambiguous", Category::invalid,
     "A calendar is named and also written out, or a zone stands beside it; give one of the two.",
     "既指明日历又另写日历或时区；请择一给出。"},
    {"calendar.duration", Category::invalid,
     "The length of time is missing or longer than a calendar reckons with; give a shorter one.",
     "时长缺失或超出日历可计算范围；请给出较短的时长。"},
    {"calendar.reversed", Category::invalid, "The end lies before the beginning; exchange them.",
     "结束早于开始；请对调。"},
    {"calendar.too_many", Category::invalid,
     "More days are asked for than are answered at once; ask for fewer.",
     "一次查询的天数过多；请减少。"},
    {"calendar.unknown", Category::invalid,
     "No calendar has that name in the policy; correct it or add the calendar to clause SRV-18.",
     "制度中没有该名称的日历；请更正或在 SRV-18 条款中增加。"},
};

}  // namespace

std::span<const ErrorMeaning> errors() { return meanings; }

}  // namespace kehu::calendar
