// The three copies of a work order as documents: what each holds is the policy's (SRV-14).
#include <algorithm>

#include "kehu/core/calendar.hpp"
#include "kehu/core/text.hpp"
#include "kehu/customer.hpp"
#include "work_order/handling.hpp"
#include "work_order/queries.hpp"

namespace kehu::work_order {

namespace {

struct Label {
  std::string_view en, zh;
};

// A document in one language: headings with lines of label and value below.
class Sheet {
 public:
  explicit Sheet(bool chinese) : chinese_(chinese) {}

  std::string word(const Label& label) const { return std::string(chinese_ ? label.zh : label.en); }
  void heading(const Label& label) { lines_.push_back({true, word(label), ""}); }
  void line(const Label& label, std::string value) {
    if (!value.empty()) lines_.push_back({false, word(label), std::move(value)});
  }
  void row(std::string name, std::string value) {
    lines_.push_back({false, std::move(name), std::move(value)});
  }
  std::string text() const {
    std::string out;
    for (const Line& line : lines_) {
      if (line.is_heading)
        out += (out.empty() ? "" : "\n") + line.name + "\n";
      else
        out += "  " + indented(line.name + (chinese_ ? "：" : ": ") + line.value) + "\n";
    }
    return out;
  }
  std::string html() const {
    std::string out = "<!DOCTYPE html>\n<html lang=\"" + std::string(chinese_ ? "zh" : "en") +
                      "\">\n<head><meta charset=\"utf-8\"><title>" + escaped(title()) +
                      "</title>\n<style>body{font-family:sans-serif;max-width:48em;margin:2em "
                      "auto}table{border-collapse:collapse;width:100%}th,td{border:1px solid "
                      "#999;padding:.3em .6em;text-align:left;vertical-align:top}th{width:12em;"
                      "font-weight:normal;background:#f4f4f4}</style></head>\n<body>\n";
    bool first = true, in_table = false;
    for (const Line& line : lines_) {
      if (line.is_heading) {
        if (in_table) out += "</table>\n";
        in_table = false;
        std::string_view level = first ? "h1" : "h2";
        out +=
            "<" + std::string(level) + ">" + escaped(line.name) + "</" + std::string(level) + ">\n";
        first = false;
        continue;
      }
      if (!in_table) out += "<table>\n";
      in_table = true;
      out += "<tr><th>" + escaped(line.name) + "</th><td>" + escaped(line.value) + "</td></tr>\n";
    }
    if (in_table) out += "</table>\n";
    return out + "</body>\n</html>\n";
  }

 private:
  struct Line {
    bool is_heading = false;
    std::string name, value;
  };
  // Further lines of a text stand deeper than every line of the sheet, so that none of them can
  // pass for one.
  static std::string indented(std::string_view text) {
    std::string out;
    for (char c : text) {
      out += c;
      if (c == '\n') out += "      ";
    }
    return out;
  }
  std::string title() const { return lines_.empty() ? std::string() : lines_.front().name; }
  static std::string escaped(std::string_view text) {
    std::string out;
    for (char c : text) {
      switch (c) {
        case '&':
          out += "&amp;";
          break;
        case '<':
          out += "&lt;";
          break;
        case '>':
          out += "&gt;";
          break;
        case '"':
          out += "&quot;";
          break;
        case '\n':
          out += "<br>";
          break;
        default:
          out += c;
      }
    }
    return out;
  }
  bool chinese_;
  std::vector<Line> lines_;
};

constexpr Label titles[] = {{"Work order: customer's copy", "派工单（客户联）"},
                            {"Work order: engineering file", "派工单（工程存档联）"},
                            {"Work order: finance copy", "派工单（财务联）"}};
constexpr Label decisions[] = {{"under warranty", "保修"},
                               {"free of charge", "免费"},
                               {"chargeable", "收费"},
                               {"goodwill", "优惠减免"}};
constexpr Label order_states[] = {{"requested", "已申请"},    {"approved", "已批准"},
                                  {"rejected", "未批准"},     {"dispatched", "已派工"},
                                  {"accepted", "已确认报价"}, {"in work", "施工中"},
                                  {"completed", "已完工"},    {"signed off", "已签字"},
                                  {"settled", "已结清"},      {"cancelled", "已取消"}};
constexpr Label damage_states[] = {
    {"reported", "已报告"}, {"compensated", "已赔偿"}, {"declined", "未予赔偿"}};

// An instant as people at the company's place read it.
std::string local(const Policy& policy, const std::optional<Instant>& at) {
  if (!at) return "";
  std::string local = local_text(policy.zone(), *at);  // "2024-03-01T09:00:00+08:00"
  local[10] = ' ';
  return local.substr(0, std::size("2024-03-01 09:00") - 1);
}

// What was typed stands behind a number, so that it cannot pass for a line of the form's own.
std::string numbered(std::int64_t number, const std::string& name) {
  return std::to_string(number) + ". " + name;
}

void put_product(Sheet& sheet, const WorkOrder& order) {
  sheet.heading({"Product", "产品"});
  sheet.line({"Model", "型号"}, order.model);
  sheet.line({"Purchased on", "购买日期"}, order.purchase_date ? text(*order.purchase_date) : "");
  sheet.line({"Fault", "故障现象"}, order.fault);
}

void put_contact(Sheet& sheet, const WorkOrder& order, const std::string& customer) {
  sheet.heading({"Customer", "客户"});
  sheet.line({"Name", "名称"}, customer);
  sheet.line({"Address", "地址"}, order.address);
  sheet.line({"Contact", "联系人"}, order.contact_name);
  sheet.line({"Phone", "电话"}, order.contact_phone);
}

void put_work(Sheet& sheet, QueryContext& context, const WorkOrder& order) {
  const Policy& policy = context.policy();
  sheet.heading({"Work", "维修情况"});
  sheet.line({"Approved by", "批准人"}, order.approved_by);
  if (order.technician)
    if (auto technician = context.find<Technician>(*order.technician))
      sheet.line({"Technician", "维修人员"}, technician->name);
  if (auto held = context.find<WorkAppointment>(order.id, order.appointments)) {
    sheet.line({"Appointment", "预约时间"}, local(policy, held->starts_at));
    sheet.line({"Arrived at", "到达时间"}, local(policy, held->arrived_at));
  }
  sheet.line({"Completed at", "完工时间"}, local(policy, order.completed_at));
  sheet.line({"Result", "处理结果"}, order.result);
}

void put_charges(Sheet& sheet, QueryContext& context, const WorkOrder& order) {
  const Policy& policy = context.policy_of(order.price_version);
  sheet.heading({"Charges", "费用明细"});
  for (const WorkCharge& line : context.rows<WorkCharge>("", {order.id.value})) {
    const PriceItem* price = find_price(policy, line.item);
    std::string name = price ? sheet.word({price->en, price->zh}) : line.item;
    std::string to_pay;
    if (line.charged != line.value)
      to_pay = sheet.word({"; to pay: ", "；应付："}) + line.charged.text();
    sheet.row(numbered(line.number, name),
              std::to_string(line.quantity) + " × " + line.unit_price.text() + " = " +
                  line.value.text() + to_pay + " (" +
                  sheet.word(decisions[static_cast<std::size_t>(line.decision)]) + ", " +
                  line.clause + ")");
  }
  sheet.line({"Estimate accepted by", "报价确认人"}, order.price_accepted_by);
  sheet.line({"Estimate", "报价"}, order.estimate.text());
  if (order.agreed != order.estimate)
    sheet.line({"Agreed to, in all", "客户同意总额"}, order.agreed.text());
  sheet.line({"Total", "合计"}, order.charged.text());
}

void put_replacements(Sheet& sheet, QueryContext& context, const WorkOrder& order) {
  sheet.heading({"Replaced numbers", "更换号码"});
  for (const auto& replaced : context.rows<WorkReplacement>("", {order.id.value}))
    sheet.line(replaced.part == ReplacedPart::sim ? Label{"SIM", "SIM卡"} : Label{"Device", "设备"},
               replaced.old_number + " → " + replaced.new_number);
}

void put_evidence(Sheet& sheet, QueryContext& context, const WorkOrder& order) {
  sheet.heading({"Evidence of completion", "完工凭证"});
  for (const WorkEvidence& shown : context.rows<WorkEvidence>("", {order.id.value}))
    sheet.row(numbered(shown.number, shown.item),
              shown.location + (shown.digest.empty() ? "" : " " + shown.digest));
}

void put_damage(Sheet& sheet, QueryContext& context, const WorkOrder& order) {
  auto all = context.rows<PropertyDamage>("by_work_order", {order.id.value});
  if (all.empty()) return;
  sheet.heading({"Damage to the customer's property", "客户财产损坏"});
  std::int64_t number = 0;
  for (const PropertyDamage& damage : all) {
    sheet.row(numbered(++number, damage.description),
              damage.value.text() + ", " +
                  sheet.word(damage_states[static_cast<std::size_t>(damage.state)]));
    sheet.line({"Apology", "致歉"}, damage.apology);
    sheet.line({"Compensation", "赔偿金额"}, damage.compensation.text());
  }
}

void put_signature(Sheet& sheet, const Policy& policy, const WorkOrder& order) {
  sheet.heading({"Customer's signature", "客户签字"});
  sheet.line({"Signed by", "签字人"}, order.signed_by);
  sheet.line({"Signed at", "签字时间"}, local(policy, order.signed_at));
  sheet.line({"Signature", "签字影像摘要"}, order.signature_digest);
}

void put_receipts(Sheet& sheet, QueryContext& context, const WorkOrder& order) {
  sheet.heading({"Money received", "收款"});
  for (const WorkReceipt& receipt : context.rows<WorkReceipt>("", {order.id.value})) {
    sheet.row(numbered(receipt.number, receipt.amount.text()),
              receipt.method + ", " + receipt.received_by + ", " +
                  local(context.policy(), receipt.received_at));
    sheet.line({"Handed to", "移交财务"}, receipt.handed_to);
    sheet.line({"Invoice", "发票号码"}, receipt.invoice_number);
  }
  sheet.line({"Received", "已收"}, order.received.text());
}

void put(CopyPart part, Sheet& sheet, QueryContext& context, const WorkOrder& order,
         const std::string& customer) {
  switch (part) {
    case CopyPart::product:
      return put_product(sheet, order);
    case CopyPart::contact:
      return put_contact(sheet, order, customer);
    case CopyPart::work:
      return put_work(sheet, context, order);
    case CopyPart::charges:
      return put_charges(sheet, context, order);
    case CopyPart::replacements:
      return put_replacements(sheet, context, order);
    case CopyPart::evidence:
      return put_evidence(sheet, context, order);
    case CopyPart::damage:
      return put_damage(sheet, context, order);
    case CopyPart::signature:
      return put_signature(sheet, context.policy(), order);
    case CopyPart::receipts:
      return put_receipts(sheet, context, order);
  }
}

}  // namespace

Result<void> copy(QueryContext& context, const CopyQuery& query, Rows<CopyRow>& rows) {
  KEHU_TRY_ASSIGN(WorkOrder order, fetch(context, query.work_order));
  if (query.language != "en" && query.language != "zh")
    return invalid("work_order.language", "/language",
                   quotation(query.language) + " is neither en nor zh");
  const auto& copies = context.policy().get<CopiesClause>().copies;
  auto contents = std::ranges::find(copies, query.copy, &CopyContents::copy);
  ensure(contents != copies.end(), "the policy was checked to have every copy");
  auto customer = context.find<customer::Customer>(order.customer);
  Sheet sheet(query.language == "zh");
  sheet.heading(titles[static_cast<std::size_t>(query.copy)]);
  sheet.line({"Number", "单号"}, order.number);
  sheet.line({"State", "状态"}, sheet.word(order_states[static_cast<std::size_t>(order.state)]));
  sheet.line({"Requested at", "申请时间"}, local(context.policy(), order.requested_at));
  for (CopyPart part : contents->parts)
    put(part, sheet, context, order, customer ? customer->name : "");
  bool html = query.format == CopyFormat::html;
  rows.push({order.id, query.copy, query.language, html ? sheet.html() : sheet.text()});
  return {};
}

}  // namespace kehu::work_order
