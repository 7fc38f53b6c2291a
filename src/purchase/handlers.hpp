// The area's handlers, and what they share; commands.cpp enters them into the registry.
#pragma once

#include "kehu/purchase.hpp"

namespace kehu::purchase {

extern const workflow::Workflow purchase_workflow;

// recording.cpp
Result<Purchase> record_purchase(CommandContext&, const RecordPurchase&);
// returning.cpp
Result<TakeBack> take_back(CommandContext&, const TakeBackPurchase&);
// statistics.cpp
Result<StatisticsRebuilt> rebuild_statistics(CommandContext&, const RebuildStatistics&);
// queries.cpp
Result<void> purchases_of(QueryContext&, const PurchasesOf&, Rows<Purchase>&);
Result<void> purchase_lines(QueryContext&, const PurchaseLines&, Rows<PurchaseLine>&);
Result<void> take_backs_of(QueryContext&, const TakeBacksOf&, Rows<TakeBack>&);
Result<void> statistics(QueryContext&, const StatisticsQuery&, Rows<StatisticsRow>&);
// behaviour.cpp
Result<void> behaviour(QueryContext&, const Behaviour&, Rows<BehaviourRow>&);
// catalogue.cpp
std::span<const Sentence> sentences();
std::span<const ErrorMeaning> errors();

// Counts a purchase that is new (`before` is null) or of which something came back, in the
// statistics and the month of its customer. Called before the row itself is written.
// Errors: money.overflow.
Result<void> count(CommandContext& context, const Purchase* before, const Purchase& after);
// In which currency a customer buys: that of the first of his records that ever bought.
std::optional<Currency> currency_of(Reader& reader, const std::vector<Id<Customer>>& records);
// Errors: purchase.not_found.
Result<Purchase> fetch(Reader& reader, const Id<Purchase>& id, std::string_view path);

}  // namespace kehu::purchase
