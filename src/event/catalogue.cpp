// The sentences of the area and what its error codes mean, English and Chinese.
#include "event/handlers.hpp"

namespace kehu::event {

namespace {

constexpr Sentence catalogue[] = {
    {"registration_lasts+", "Registration lasts until {until}.", "报名截止于{until}。"},
    {"registration_lasts-", "Registration ended at {until}.", "报名已于{until}截止。"},
    {"event_open_to_tier+", "The event, a {kind}, is open to {tier}.",
     "本活动（{kind}）面向{tier}。"},
    {"event_open_to_tier-", "The event, a {kind}, is not open to {tier}.",
     "本活动（{kind}）不面向{tier}。"},
    {"event_has_room+", "{registrations} of {capacity} places are taken.",
     "名额{capacity}个，已报名{registrations}人。"},
    {"event_has_room-", "All of the {capacity} places are taken.", "名额{capacity}个已满。"},
    {"registration_ended+", "Registration ended at {until}.", "报名已于{until}截止。"},
    {"registration_ended-", "Registration lasts until {until}; the draw waits for its end.",
     "报名截止于{until}，截止后方可抽奖。"},
    {"gathering_begun+", "The gathering began at {at}.", "聚会已于{at}开始。"},
    {"gathering_begun-", "The gathering begins at {at}; attendance is recorded after that.",
     "聚会于{at}开始，其后方可登记出席。"},
    {"gathering_to_come+", "The gathering begins at {at}.", "聚会将于{at}开始。"},
    {"gathering_to_come-", "The gathering began at {at}; whoever did not come is recorded absent.",
     "聚会已于{at}开始；未到场者按缺席登记。"},
    {"event_announced-", "The event was {state}: nobody registers for it any more.",
     "活动状态为“{state}”，不再接受报名。"},
    {"not_registered_yet-", "The customer stands registered already.", "该客户已报名。"},
    {"=drawn", "drawn", "已抽奖"},
    {"=held", "held", "已举办"},
    {"draw_later", "Draw from {until} on.", "请于{until}起抽奖。"},
    {"record_later", "Record attendance from {at} on.", "请于{at}起登记出席。"},
    {"record_absent", "Leave the customer out when attendance is recorded.",
     "登记出席时不列入该客户即可。"},
    {"await_place", "Register when somebody has withdrawn.", "请待他人退出后报名。"},
    {"=draw", "draw", "抽奖"},
    {"=gathering", "gathering", "聚会"},
};

constexpr ErrorMeaning meanings[] = {
    {"event.begun", Category::refused,
     "The gathering has begun; whoever did not come is recorded absent.",
     "聚会已开始；未到场者按缺席登记。"},
    {"event.capacity", Category::invalid, "The event has no room; give 1 or more, or leave it out.",
     "名额不足；请给出1以上，或省略。"},
    {"event.exists", Category::conflict,
     "The id names another event; leave it out, or bring another.",
     "标识符已被使用；请省略或换用其他。"},
    {"event.full", Category::refused, "All places are taken; wait until somebody withdraws.",
     "名额已满；请待他人退出。"},
    {"event.no_criterion", Category::invalid, "Name an event or a customer.", "请指明活动或客户。"},
    {"event.not_a_draw", Category::conflict,
     "The event is a gathering; record who attended instead.", "该活动为聚会；请改为登记出席。"},
    {"event.not_a_gathering", Category::conflict, "The event is a draw; draw it instead.",
     "该活动为抽奖；请改为抽奖。"},
    {"event.not_drawn", Category::conflict,
     "The event has not been drawn, so there is nothing to compute again; draw it first.",
     "该活动尚未抽奖，无从复算；请先抽奖。"},
    {"event.not_eligible", Category::refused,
     "The event is not open to the customer's tier; see tier.benefits.",
     "该活动不面向该客户等级；见 tier.benefits。"},
    {"event.not_found", Category::not_found, "No event has this id; look it up again.",
     "没有该活动；请重新查找。"},
    {"event.not_held_yet", Category::refused,
     "The gathering has not begun; record attendance afterwards.",
     "聚会尚未开始；请于其后登记出席。"},
    {"event.not_registered", Category::not_found,
     "The customer does not stand registered for the event; look at its registrations.",
     "该客户未报名该活动；请查看报名名单。"},
    {"event.registered", Category::conflict,
     "The customer stands registered already; nothing is to be done.", "该客户已报名；无须处理。"},
    {"event.registration_open", Category::refused,
     "Registration still lasts; draw when it is over.", "报名尚未截止；请于截止后抽奖。"},
    {"event.registration_over", Category::refused,
     "Registration is over; nobody can register, or leave a draw, any more.",
     "报名已截止；不能再报名，亦不能退出抽奖。"},
    {"event.seed", Category::invalid,
     "The seed is not hexadecimal, or too short; give the bytes whose hash was announced.",
     "种子不是十六进制或过短；请给出与公布散列相符的种子。"},
    {"event.seed_commitment", Category::invalid,
     "A draw needs the BLAKE2b-256 of a new seed as 64 hexadecimal digits, a gathering none.",
     "抽奖须给出新种子的BLAKE2b-256散列（64位十六进制），聚会不需要。"},
    {"event.times", Category::invalid,
     "The times do not follow one another: now, the end of registration, the gathering.",
     "时间顺序有误：应依次为当前、报名截止、聚会。"},
    {"event.winners", Category::invalid, "A draw has 1 winner or more, a gathering none.",
     "抽奖须有1名以上获奖者，聚会没有。"},
    {"event.wrong_seed", Category::invalid,
     "The seed's hash is not the one that was announced; give the seed that was committed to.",
     "种子散列与公布的不符；请给出原承诺的种子。"},
};

}  // namespace

std::span<const Sentence> sentences() { return catalogue; }
std::span<const ErrorMeaning> errors() { return meanings; }

}  // namespace kehu::event
