CREATE TABLE "duty" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "clause" TEXT NOT NULL,
  "subject_kind" TEXT NOT NULL,
  "subject" BLOB NOT NULL CHECK(length("subject")=16),
  "customer" BLOB CHECK(length("customer")=16),
  "owner" TEXT NOT NULL,
  "owner_role" TEXT NOT NULL,
  "liable" TEXT NOT NULL,
  "fulfilled_by" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK("state" IN ('open','paused','fulfilled','cancelled')),
  "started_at" INTEGER NOT NULL,
  "limit_amount" INTEGER NOT NULL,
  "limit_unit" TEXT NOT NULL CHECK("limit_unit" IN ('minutes','hours','days','months','working_days')),
  "calendar" TEXT,
  "calendar_version" TEXT NOT NULL,
  "policy_version" INTEGER NOT NULL,
  "deadline" INTEGER,
  "paused_at" INTEGER,
  "pauses" INTEGER NOT NULL,
  "closed_at" INTEGER,
  "closed_by" TEXT NOT NULL,
  "outcome" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "missed" INTEGER NOT NULL CHECK("missed" IN (0,1)),
  "missed_by" TEXT NOT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "duty_by_subject" ON "duty" ("subject","state");
CREATE INDEX "duty_by_owner" ON "duty" ("owner","deadline") WHERE "closed_at" IS NULL;
CREATE INDEX "duty_missed" ON "duty" ("deadline") WHERE "missed" > 0;
CREATE TABLE "duty_pause" (
  "duty" BLOB NOT NULL CHECK(length("duty")=16) REFERENCES "duty",
  "number" INTEGER NOT NULL,
  "from" INTEGER NOT NULL,
  "until" INTEGER,
  "reason" TEXT NOT NULL,
  "clause" TEXT NOT NULL,
  PRIMARY KEY ("duty","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "step" (
  "subject" BLOB NOT NULL CHECK(length("subject")=16),
  "number" INTEGER NOT NULL,
  "subject_kind" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "actor" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "act" TEXT NOT NULL,
  "from_state" TEXT NOT NULL,
  "to_state" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  PRIMARY KEY ("subject","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "number_series" (
  "name" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "last" INTEGER NOT NULL,
  PRIMARY KEY ("name")
) STRICT, WITHOUT ROWID;
CREATE TABLE "notification" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "recipient_kind" TEXT NOT NULL CHECK("recipient_kind" IN ('person','role','customer')),
  "recipient" TEXT NOT NULL,
  "customer" BLOB CHECK(length("customer")=16),
  "kind" TEXT NOT NULL,
  "clause" TEXT NOT NULL,
  "subject_kind" TEXT NOT NULL,
  "subject" BLOB NOT NULL CHECK(length("subject")=16),
  "facts" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "pending_since" INTEGER,
  "acknowledged_at" INTEGER,
  "acknowledged_by" TEXT NOT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "notification_pending" ON "notification" ("pending_since") WHERE "pending_since" IS NOT NULL;
CREATE TABLE "delegation" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "delegator" TEXT NOT NULL,
  "delegator_role" TEXT NOT NULL,
  "deputy" TEXT NOT NULL,
  "deputy_key" TEXT NOT NULL,
  "matter" TEXT NOT NULL,
  "up_to" INTEGER,
  "from" TEXT NOT NULL CHECK("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "until" TEXT NOT NULL CHECK("until" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "revoked_at" INTEGER,
  "revoked_by" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "currency" TEXT CHECK(length("currency")=3),
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "delegation_by_deputy" ON "delegation" ("deputy_key","until");
CREATE TABLE "absence" (
  "actor" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "role" TEXT NOT NULL,
  "from" TEXT NOT NULL CHECK("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "until" TEXT NOT NULL CHECK("until" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "recorded_by" TEXT NOT NULL,
  PRIMARY KEY ("actor","number")
) STRICT, WITHOUT ROWID;
CREATE INDEX "absence_by_role" ON "absence" ("role","until");
CREATE TABLE "person_alias" (
  "alias" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "declared_at" INTEGER NOT NULL,
  "declared_by" TEXT NOT NULL,
  PRIMARY KEY ("alias")
) STRICT, WITHOUT ROWID;
CREATE TABLE "relationship" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "person" TEXT NOT NULL,
  "person_key" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK("kind" IN ('family','business','employment','friendship','dispute')),
  "customer" BLOB CHECK(length("customer")=16),
  "other_person" TEXT NOT NULL,
  "from" TEXT NOT NULL CHECK("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "until" TEXT CHECK("until" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "note" TEXT NOT NULL,
  "declared_by" TEXT NOT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "relationship_by_person" ON "relationship" ("person_key","from");
CREATE TABLE "signature" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "matter" TEXT NOT NULL,
  "clause" TEXT NOT NULL,
  "subject_kind" TEXT NOT NULL,
  "subject" BLOB NOT NULL CHECK(length("subject")=16),
  "customer" BLOB CHECK(length("customer")=16),
  "approved" INTEGER NOT NULL CHECK("approved" IN (0,1)),
  "amount" INTEGER,
  "requested_by" TEXT NOT NULL,
  "actor" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "on_behalf_of" TEXT NOT NULL,
  "authority_role" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "note" TEXT NOT NULL,
  "currency" TEXT CHECK(length("currency")=3),
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "signature_by_subject" ON "signature" ("subject","at");
CREATE INDEX "signature_by_customer" ON "signature" ("customer","matter","at") WHERE "customer" IS NOT NULL;
CREATE TABLE "role_holder" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "role" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "person_key" TEXT NOT NULL,
  "from" TEXT NOT NULL CHECK("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "until" TEXT CHECK("until" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "named_by" TEXT NOT NULL,
  "relieved_by" TEXT NOT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "role_holder_by_role" ON "role_holder" ("role","person_key","from");
CREATE TABLE "file_change" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "source" TEXT NOT NULL CHECK("source" IN ('customer','staff','system')),
  "act" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK("state" IN ('known','applied','dismissed')),
  "known_at" INTEGER NOT NULL,
  "deadline" INTEGER NOT NULL,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" TEXT NOT NULL,
  "settled_at" INTEGER,
  "settled_by" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "file_change_by_customer" ON "file_change" ("customer","known_at");
CREATE INDEX "file_change_by_known" ON "file_change" ("known_at");
CREATE TABLE "file_review" (
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "number" INTEGER NOT NULL,
  "at" INTEGER NOT NULL,
  "by" TEXT NOT NULL,
  "completeness" TEXT NOT NULL,
  "faults" INTEGER NOT NULL,
  "note" TEXT NOT NULL,
  PRIMARY KEY ("customer","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "contact_verification" (
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "contact_point" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "method" TEXT NOT NULL CHECK("method" IN ('message','email','call','visit','letter')),
  "outcome" TEXT NOT NULL CHECK("outcome" IN ('confirmed','no_answer','wrong')),
  "at" INTEGER NOT NULL,
  "by" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  PRIMARY KEY ("customer","contact_point","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "file_archive" (
  "year" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "location" TEXT NOT NULL,
  "digest" TEXT NOT NULL,
  "customers" INTEGER NOT NULL,
  "due_on" TEXT NOT NULL CHECK("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" TEXT NOT NULL,
  PRIMARY KEY ("year","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "purchase" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "purchased_on" TEXT NOT NULL CHECK("purchased_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "purchased_at" INTEGER NOT NULL,
  "amount" INTEGER NOT NULL,
  "redeemed" INTEGER NOT NULL,
  "returned" INTEGER NOT NULL,
  "returned_redeemed" INTEGER NOT NULL,
  "state" TEXT NOT NULL CHECK("state" IN ('kept','partly_returned','returned')),
  "channel" TEXT NOT NULL,
  "reference" TEXT NOT NULL,
  "lines" INTEGER NOT NULL,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" TEXT NOT NULL,
  "currency" TEXT NOT NULL CHECK(length("currency")=3),
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "purchase_by_customer" ON "purchase" ("customer","purchased_on");
CREATE TABLE "purchase_line" (
  "purchase" BLOB NOT NULL CHECK(length("purchase")=16) REFERENCES "purchase",
  "number" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  "customer" BLOB NOT NULL CHECK(length("customer")=16),
  "product" TEXT NOT NULL,
  "quantity" INTEGER NOT NULL,
  "amount" INTEGER NOT NULL,
  "returned_quantity" INTEGER NOT NULL,
  "returned" INTEGER NOT NULL,
  "currency" TEXT NOT NULL CHECK(length("currency")=3),
  PRIMARY KEY ("purchase","number")
) STRICT, WITHOUT ROWID;
CREATE INDEX "purchase_line_by_customer" ON "purchase_line" ("customer","product");
CREATE TABLE "take_back" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "customer" BLOB NOT NULL CHECK(length("customer")=16),
  "purchase" BLOB NOT NULL CHECK(length("purchase")=16) REFERENCES "purchase",
  "returned_on" TEXT NOT NULL CHECK("returned_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "amount" INTEGER NOT NULL,
  "redeemed" INTEGER NOT NULL,
  "reason" TEXT NOT NULL,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" TEXT NOT NULL,
  "currency" TEXT NOT NULL CHECK(length("currency")=3),
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "take_back_by_customer" ON "take_back" ("customer","returned_on");
CREATE TABLE "take_back_line" (
  "take_back" BLOB NOT NULL CHECK(length("take_back")=16) REFERENCES "take_back",
  "line" INTEGER NOT NULL,
  "quantity" INTEGER NOT NULL,
  "amount" INTEGER NOT NULL,
  "currency" TEXT NOT NULL CHECK(length("currency")=3),
  PRIMARY KEY ("take_back","line")
) STRICT, WITHOUT ROWID;
CREATE TABLE "purchase_statistics" (
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "version" INTEGER NOT NULL,
  "purchases" INTEGER NOT NULL,
  "purchase_days" INTEGER NOT NULL,
  "first_on" TEXT CHECK("first_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "last_on" TEXT CHECK("last_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "spent" INTEGER NOT NULL,
  "first_day_spent" INTEGER NOT NULL,
  "redeemed" INTEGER NOT NULL,
  "returned" INTEGER NOT NULL,
  "currency" TEXT NOT NULL CHECK(length("currency")=3),
  PRIMARY KEY ("customer")
) STRICT, WITHOUT ROWID;
CREATE TABLE "purchase_month" (
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "purchase_statistics",
  "month" TEXT NOT NULL CHECK("month" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "version" INTEGER NOT NULL,
  "purchases" INTEGER NOT NULL,
  "spent" INTEGER NOT NULL,
  "currency" TEXT NOT NULL CHECK(length("currency")=3),
  PRIMARY KEY ("customer","month")
) STRICT, WITHOUT ROWID;
CREATE TABLE "tier_membership" (
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "version" INTEGER NOT NULL,
  "tier" TEXT NOT NULL,
  "since" TEXT NOT NULL CHECK("since" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "terms_since" TEXT NOT NULL CHECK("terms_since" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "policy_version" INTEGER NOT NULL,
  "reassessed_on" TEXT CHECK("reassessed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "reassess_on" TEXT CHECK("reassess_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "grace_until" TEXT CHECK("grace_until" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "falls_to" TEXT NOT NULL,
  "moves" INTEGER NOT NULL,
  PRIMARY KEY ("customer")
) STRICT, WITHOUT ROWID;
CREATE INDEX "tier_membership_by_tier" ON "tier_membership" ("tier","since");
CREATE INDEX "tier_membership_by_reassess_on" ON "tier_membership" ("reassess_on") WHERE "reassess_on" IS NOT NULL;
CREATE TABLE "tier_move" (
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "number" INTEGER NOT NULL,
  "kind" TEXT NOT NULL CHECK("kind" IN ('upgrade','downgrade','taken_over')),
  "from_tier" TEXT NOT NULL,
  "to_tier" TEXT NOT NULL,
  "day" TEXT NOT NULL CHECK("day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "moved_at" INTEGER NOT NULL,
  "application" BLOB CHECK(length("application")=16) REFERENCES "tier_application",
  "clause" TEXT NOT NULL,
  "facts" TEXT NOT NULL,
  "policy_version" INTEGER NOT NULL,
  "moved_by" TEXT NOT NULL,
  "reference" TEXT NOT NULL,
  PRIMARY KEY ("customer","number")
) STRICT, WITHOUT ROWID;
CREATE INDEX "tier_move_by_day" ON "tier_move" ("day","moved_at");
CREATE TABLE "tier_application" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "number" TEXT NOT NULL,
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "from_tier" TEXT NOT NULL,
  "to_tier" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK("state" IN ('proposed','consented','applied','reviewed','upgraded','declined','refused')),
  "steps" INTEGER NOT NULL,
  "policy_version" INTEGER NOT NULL,
  "reason" TEXT NOT NULL,
  "proposed_by" TEXT NOT NULL,
  "proposed_at" INTEGER NOT NULL,
  "proposed_on" TEXT NOT NULL CHECK("proposed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "consent_channel" TEXT NOT NULL,
  "consent_evidence" TEXT NOT NULL,
  "consented_on" TEXT CHECK("consented_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "consent_until" TEXT CHECK("consent_until" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "statement" TEXT NOT NULL,
  "reviews" TEXT NOT NULL,
  "ended_by" TEXT NOT NULL,
  "ended_because" TEXT NOT NULL,
  "open_since" INTEGER,
  "ended_at" INTEGER,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "tier_application_by_number" ON "tier_application" ("number");
CREATE INDEX "tier_application_by_customer" ON "tier_application" ("customer","proposed_at");
CREATE INDEX "tier_application_open" ON "tier_application" ("customer","open_since") WHERE "open_since" IS NOT NULL;
CREATE TABLE "points_account" (
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "version" INTEGER NOT NULL,
  "earned" INTEGER NOT NULL,
  "active" INTEGER NOT NULL,
  "locked" INTEGER NOT NULL,
  "used" INTEGER NOT NULL,
  "expired" INTEGER NOT NULL,
  "owed" INTEGER NOT NULL,
  "entries" INTEGER NOT NULL,
  "next_due" TEXT CHECK("next_due" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "next_expiry" TEXT CHECK("next_expiry" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  PRIMARY KEY ("customer")
) STRICT, WITHOUT ROWID;
CREATE INDEX "points_account_by_due" ON "points_account" ("next_due") WHERE "next_due" IS NOT NULL;
CREATE TABLE "points_lot" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "points_account",
  "source" TEXT NOT NULL CHECK("source" IN ('purchase','adjustment','restoration')),
  "granted" INTEGER NOT NULL,
  "earned" INTEGER NOT NULL,
  "active" INTEGER NOT NULL,
  "locked" INTEGER NOT NULL,
  "used" INTEGER NOT NULL,
  "expired" INTEGER NOT NULL,
  "open" INTEGER NOT NULL,
  "reversed" INTEGER NOT NULL,
  "returned" INTEGER NOT NULL,
  "earned_on" TEXT NOT NULL CHECK("earned_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "unlocks_on" TEXT NOT NULL CHECK("unlocks_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "expires_on" TEXT NOT NULL CHECK("expires_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "tier" TEXT NOT NULL,
  "policy_version" INTEGER NOT NULL,
  "currency" TEXT NOT NULL CHECK(length("currency")=3),
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "points_lot_by_customer" ON "points_lot" ("customer","earned_on");
CREATE INDEX "points_lot_open" ON "points_lot" ("customer","expires_on","earned_on") WHERE "open" > 0;
CREATE TABLE "points_entry" (
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "points_account",
  "day" TEXT NOT NULL CHECK("day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "number" INTEGER NOT NULL,
  "lot" BLOB NOT NULL CHECK(length("lot")=16),
  "debit" TEXT NOT NULL CHECK("debit" IN ('earned','active','locked','used','expired','owed','claimed')),
  "credit" TEXT NOT NULL CHECK("credit" IN ('earned','active','locked','used','expired','owed','claimed')),
  "points" INTEGER NOT NULL,
  "act" TEXT NOT NULL CHECK("act" IN ('earn','unlock','redeem','restore','reverse','recover','expire','adjust')),
  "source" BLOB NOT NULL CHECK(length("source")=16),
  "posted_at" INTEGER NOT NULL,
  PRIMARY KEY ("customer","day","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "points_reward" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "code" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK("kind" IN ('gift','service')),
  "name" TEXT NOT NULL,
  "points" INTEGER NOT NULL,
  "stock" INTEGER,
  "tiers" TEXT NOT NULL,
  "until" TEXT CHECK("until" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "withdrawn" INTEGER NOT NULL CHECK("withdrawn" IN (0,1)),
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "points_reward_by_code" ON "points_reward" ("code");
CREATE TABLE "points_redemption" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "points" INTEGER NOT NULL,
  "restored" INTEGER NOT NULL,
  "state" TEXT NOT NULL CHECK("state" IN ('redeemed','cancelled')),
  "reward" BLOB CHECK(length("reward")=16) REFERENCES "points_reward",
  "quantity" INTEGER NOT NULL,
  "purchase" BLOB CHECK(length("purchase")=16) REFERENCES "purchase",
  "value" INTEGER,
  "note" TEXT NOT NULL,
  "redeemed_on" TEXT NOT NULL CHECK("redeemed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "redeemed_at" INTEGER NOT NULL,
  "redeemed_by" TEXT NOT NULL,
  "cancellation" TEXT NOT NULL,
  "currency" TEXT CHECK(length("currency")=3),
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "points_redemption_by_customer" ON "points_redemption" ("customer","redeemed_at");
CREATE INDEX "points_redemption_by_purchase" ON "points_redemption" ("purchase") WHERE "purchase" IS NOT NULL;
CREATE TABLE "redemption_line" (
  "redemption" BLOB NOT NULL CHECK(length("redemption")=16) REFERENCES "points_redemption",
  "number" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  "lot" BLOB NOT NULL CHECK(length("lot")=16) REFERENCES "points_lot",
  "points" INTEGER NOT NULL,
  "restored" INTEGER NOT NULL,
  PRIMARY KEY ("redemption","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "points_adjustment" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "points" INTEGER NOT NULL,
  "value" INTEGER NOT NULL,
  "reason" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK("state" IN ('requested','approved','rejected')),
  "steps" INTEGER NOT NULL,
  "requested_by" TEXT NOT NULL,
  "requested_at" INTEGER NOT NULL,
  "answered_by" TEXT NOT NULL,
  "answered_at" INTEGER,
  "currency" TEXT NOT NULL CHECK(length("currency")=3),
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "points_adjustment_by_customer" ON "points_adjustment" ("customer","requested_at");
CREATE INDEX "points_adjustment_by_state" ON "points_adjustment" ("state","requested_at");
CREATE TABLE "loyalty_event" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "number" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK("kind" IN ('draw','gathering')),
  "state" TEXT NOT NULL CHECK("state" IN ('announced','drawn','held','cancelled')),
  "steps" INTEGER NOT NULL,
  "registration_until" INTEGER NOT NULL,
  "takes_place_at" INTEGER,
  "place" TEXT NOT NULL,
  "capacity" INTEGER,
  "registrations" INTEGER NOT NULL,
  "winners" INTEGER NOT NULL,
  "seed_commitment" TEXT NOT NULL,
  "seed" TEXT NOT NULL,
  "announced_by" TEXT NOT NULL,
  "announced_at" INTEGER NOT NULL,
  "ended_at" INTEGER,
  "ended_because" TEXT NOT NULL,
  "policy_version" INTEGER NOT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "loyalty_event_by_number" ON "loyalty_event" ("number");
CREATE INDEX "loyalty_event_by_announcement" ON "loyalty_event" ("announced_at","number");
CREATE TABLE "event_registration" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "event" BLOB NOT NULL CHECK(length("event")=16) REFERENCES "loyalty_event",
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "tier" TEXT NOT NULL,
  "registered_at" INTEGER NOT NULL,
  "outcome" TEXT NOT NULL CHECK("outcome" IN ('registered','withdrawn','won','not_won','attended','absent','called_off')),
  "ticket" TEXT NOT NULL,
  "rank" INTEGER NOT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "event_registration_by_event" ON "event_registration" ("event","customer");
CREATE INDEX "event_registration_by_customer" ON "event_registration" ("customer","registered_at");
CREATE TABLE "membership" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "kind" TEXT NOT NULL CHECK("kind" IN ('customer_class','tag')),
  "name" TEXT NOT NULL,
  "origin" TEXT NOT NULL CHECK("origin" IN ('rule','hand')),
  "entered_on" TEXT NOT NULL CHECK("entered_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "entered_at" INTEGER NOT NULL,
  "entered_by" TEXT NOT NULL,
  "policy_version" INTEGER NOT NULL,
  "facts" TEXT NOT NULL,
  "left_on" TEXT CHECK("left_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "left_at" INTEGER,
  "left_by" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "current" INTEGER NOT NULL CHECK("current" IN (0,1)),
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "membership_by_customer" ON "membership" ("customer","kind","name");
CREATE INDEX "membership_by_name" ON "membership" ("kind","name","entered_on");
CREATE INDEX "membership_current" ON "membership" ("customer","kind","name") WHERE "current" > 0;
CREATE TABLE "value_model" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "method" TEXT NOT NULL CHECK("method" IN ('bg_nbd_gamma_gamma')),
  "as_of" TEXT NOT NULL CHECK("as_of" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "currency" TEXT NOT NULL,
  "horizon_months" INTEGER NOT NULL,
  "customers" INTEGER NOT NULL,
  "parameters" TEXT NOT NULL,
  "software" TEXT NOT NULL,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" TEXT NOT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "value_model_by_day" ON "value_model" ("as_of","recorded_at");
CREATE TABLE "lifetime_value" (
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "version" INTEGER NOT NULL,
  "model" BLOB NOT NULL CHECK(length("model")=16) REFERENCES "value_model",
  "as_of" TEXT NOT NULL CHECK("as_of" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "alive" TEXT NOT NULL,
  "expected_purchases" TEXT NOT NULL,
  "value" INTEGER NOT NULL,
  "currency" TEXT NOT NULL CHECK(length("currency")=3),
  PRIMARY KEY ("customer")
) STRICT, WITHOUT ROWID;
CREATE TABLE "service_request" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "number" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK("state" IN ('recorded','in_progress','waiting','result_reported','closed','withdrawn')),
  "steps" INTEGER NOT NULL,
  "customer" BLOB CHECK(length("customer")=16) REFERENCES "customer",
  "contact_name" TEXT NOT NULL,
  "contact" TEXT NOT NULL,
  "contact_key" TEXT NOT NULL,
  "severity" TEXT NOT NULL,
  "emergency" INTEGER NOT NULL CHECK("emergency" IN (0,1)),
  "service_level" INTEGER NOT NULL,
  "subject" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  "product" TEXT NOT NULL,
  "purchased_on" TEXT CHECK("purchased_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "asset" INTEGER,
  "address" TEXT NOT NULL,
  "order_reference" TEXT NOT NULL,
  "payment_method" TEXT NOT NULL,
  "stage" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "owner_role" TEXT NOT NULL,
  "department" TEXT NOT NULL,
  "target" TEXT NOT NULL,
  "policy_version" INTEGER NOT NULL,
  "opened_by" TEXT NOT NULL,
  "opened_at" INTEGER NOT NULL,
  "open_since" INTEGER,
  "changed_at" INTEGER NOT NULL,
  "responded_at" INTEGER,
  "appointment_at" INTEGER,
  "attended_at" INTEGER,
  "result" TEXT NOT NULL,
  "result_at" INTEGER,
  "answer_until" INTEGER,
  "satisfaction" TEXT NOT NULL CHECK("satisfaction" IN ('unanswered','satisfied','dissatisfied','silent')),
  "score" INTEGER,
  "closed_at" INTEGER,
  "waiting_for" TEXT NOT NULL,
  "rejections" INTEGER NOT NULL,
  "reopenings" INTEGER NOT NULL,
  "contributions" INTEGER NOT NULL,
  "contributions_open" INTEGER NOT NULL,
  "progress" INTEGER NOT NULL,
  "belongings" INTEGER NOT NULL,
  "belongings_held" INTEGER NOT NULL,
  "answers" INTEGER NOT NULL,
  "follow_ups" INTEGER NOT NULL,
  "next_deadline" INTEGER,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "service_request_by_number" ON "service_request" ("number");
CREATE INDEX "service_request_by_customer" ON "service_request" ("customer","opened_at") WHERE "customer" IS NOT NULL;
CREATE INDEX "service_request_by_opening" ON "service_request" ("opened_at","number");
CREATE INDEX "service_request_open" ON "service_request" ("open_since","number") WHERE "open_since" IS NOT NULL;
CREATE INDEX "service_request_unanswered" ON "service_request" ("answer_until") WHERE "answer_until" IS NOT NULL;
CREATE TABLE "contribution" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "request" BLOB NOT NULL CHECK(length("request")=16) REFERENCES "service_request",
  "number" INTEGER NOT NULL,
  "department" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "question" TEXT NOT NULL,
  "asked_by" TEXT NOT NULL,
  "asked_at" INTEGER NOT NULL,
  "answer" TEXT NOT NULL,
  "answered_by" TEXT NOT NULL,
  "answered_at" INTEGER,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "contribution_by_request" ON "contribution" ("request","number");
CREATE TABLE "order_progress" (
  "request" BLOB NOT NULL CHECK(length("request")=16) REFERENCES "service_request",
  "number" INTEGER NOT NULL,
  "stage" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "by" TEXT NOT NULL,
  PRIMARY KEY ("request","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "belonging" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "request" BLOB NOT NULL CHECK(length("request")=16) REFERENCES "service_request",
  "number" INTEGER NOT NULL,
  "state" TEXT NOT NULL CHECK("state" IN ('received','kept','handed_back')),
  "steps" INTEGER NOT NULL,
  "description" TEXT NOT NULL,
  "quantity" INTEGER NOT NULL,
  "condition" TEXT NOT NULL,
  "received_by" TEXT NOT NULL,
  "received_at" INTEGER NOT NULL,
  "place" TEXT NOT NULL,
  "kept_by" TEXT NOT NULL,
  "kept_at" INTEGER,
  "handed_back_by" TEXT NOT NULL,
  "handed_back_to" TEXT NOT NULL,
  "condition_after" TEXT NOT NULL,
  "handed_back_at" INTEGER,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "belonging_by_request" ON "belonging" ("request","number");
CREATE INDEX "belonging_by_state" ON "belonging" ("state","received_at");
CREATE TABLE "satisfaction_answer" (
  "request" BLOB NOT NULL CHECK(length("request")=16) REFERENCES "service_request",
  "number" INTEGER NOT NULL,
  "kind" TEXT NOT NULL CHECK("kind" IN ('accepted','rejected','follow_up')),
  "reached" INTEGER NOT NULL CHECK("reached" IN (0,1)),
  "satisfied" INTEGER NOT NULL CHECK("satisfied" IN (0,1)),
  "score" INTEGER,
  "comment" TEXT NOT NULL,
  "recorded_by" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  PRIMARY KEY ("request","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "technician" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "name_key" TEXT NOT NULL,
  "department" TEXT NOT NULL,
  "outsourced" INTEGER NOT NULL CHECK("outsourced" IN (0,1)),
  "active" INTEGER NOT NULL CHECK("active" IN (0,1)),
  "calendar" TEXT,
  "skills" TEXT NOT NULL,
  "certificates" TEXT NOT NULL,
  "territories" TEXT NOT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "technician_by_name" ON "technician" ("name_key");
CREATE TABLE "work_order" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "number" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK("state" IN ('requested','approved','rejected','dispatched','accepted','in_work','completed','signed_off','settled','cancelled')),
  "steps" INTEGER NOT NULL,
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "service_request" BLOB CHECK(length("service_request")=16),
  "asset" INTEGER,
  "address" TEXT NOT NULL,
  "territory" TEXT NOT NULL,
  "contact_name" TEXT NOT NULL,
  "contact_phone" TEXT NOT NULL,
  "model" TEXT NOT NULL,
  "purchase_date" TEXT CHECK("purchase_date" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "fault" TEXT NOT NULL,
  "department" TEXT NOT NULL,
  "requested_by" TEXT NOT NULL,
  "requested_at" INTEGER NOT NULL,
  "approved_by" TEXT NOT NULL,
  "technician" BLOB CHECK(length("technician")=16) REFERENCES "technician",
  "appointments" INTEGER NOT NULL,
  "outside_technician" BLOB CHECK(length("outside_technician")=16),
  "outside_approved_by" TEXT NOT NULL,
  "outside_verbal" INTEGER NOT NULL CHECK("outside_verbal" IN (0,1)),
  "price_version" INTEGER NOT NULL,
  "estimate" INTEGER NOT NULL,
  "agreed" INTEGER NOT NULL,
  "price_accepted_by" TEXT NOT NULL,
  "charges" INTEGER NOT NULL,
  "replacements" INTEGER NOT NULL,
  "evidence" INTEGER NOT NULL,
  "charged" INTEGER NOT NULL,
  "received" INTEGER NOT NULL,
  "handed_over" INTEGER NOT NULL,
  "receipts" INTEGER NOT NULL,
  "started_at" INTEGER,
  "completed_at" INTEGER,
  "signed_at" INTEGER,
  "settled_at" INTEGER,
  "reworks" INTEGER NOT NULL,
  "result" TEXT NOT NULL,
  "signed_by" TEXT NOT NULL,
  "signature_digest" TEXT NOT NULL,
  "currency" TEXT NOT NULL CHECK(length("currency")=3),
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "work_order_by_number" ON "work_order" ("number");
CREATE INDEX "work_order_by_customer" ON "work_order" ("customer","requested_at");
CREATE INDEX "work_order_by_state" ON "work_order" ("state","requested_at");
CREATE INDEX "work_order_by_technician" ON "work_order" ("technician","state") WHERE "technician" IS NOT NULL;
CREATE INDEX "work_order_by_completion" ON "work_order" ("completed_at") WHERE "completed_at" IS NOT NULL;
CREATE INDEX "work_order_by_signature" ON "work_order" ("signed_at") WHERE "signed_at" IS NOT NULL;
CREATE INDEX "work_order_by_service_request" ON "work_order" ("service_request") WHERE "service_request" IS NOT NULL;
CREATE TABLE "work_appointment" (
  "work_order" BLOB NOT NULL CHECK(length("work_order")=16) REFERENCES "work_order",
  "number" INTEGER NOT NULL,
  "technician" BLOB NOT NULL CHECK(length("technician")=16) REFERENCES "technician",
  "starts_at" INTEGER NOT NULL,
  "ends_at" INTEGER NOT NULL,
  "state" TEXT NOT NULL CHECK("state" IN ('agreed','kept','late','no_show','moved','called_off')),
  "agreed_by" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "arrived_at" INTEGER,
  PRIMARY KEY ("work_order","number")
) STRICT, WITHOUT ROWID;
CREATE INDEX "work_appointment_by_technician" ON "work_appointment" ("technician","starts_at");
CREATE TABLE "work_charge" (
  "work_order" BLOB NOT NULL CHECK(length("work_order")=16) REFERENCES "work_order",
  "number" INTEGER NOT NULL,
  "item" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK("kind" IN ('labour','part','consumable','call_out')),
  "quantity" INTEGER NOT NULL,
  "unit_price" INTEGER NOT NULL,
  "value" INTEGER NOT NULL,
  "charged" INTEGER NOT NULL,
  "decision" TEXT NOT NULL CHECK("decision" IN ('warranty','free_of_charge','chargeable','goodwill')),
  "clause" TEXT NOT NULL,
  "warranty_until" TEXT CHECK("warranty_until" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "caused_by_customer" INTEGER NOT NULL CHECK("caused_by_customer" IN (0,1)),
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" TEXT NOT NULL,
  "currency" TEXT NOT NULL CHECK(length("currency")=3),
  PRIMARY KEY ("work_order","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "work_replacement" (
  "work_order" BLOB NOT NULL CHECK(length("work_order")=16) REFERENCES "work_order",
  "number" INTEGER NOT NULL,
  "part" TEXT NOT NULL CHECK("part" IN ('device','sim')),
  "old_number" TEXT NOT NULL,
  "new_number" TEXT NOT NULL,
  "asset" INTEGER NOT NULL,
  "replaced_at" INTEGER NOT NULL,
  "replaced_by" TEXT NOT NULL,
  PRIMARY KEY ("work_order","number")
) STRICT, WITHOUT ROWID;
CREATE INDEX "work_replacement_by_new_number" ON "work_replacement" ("part","new_number");
CREATE TABLE "property_damage" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "work_order" BLOB NOT NULL CHECK(length("work_order")=16) REFERENCES "work_order",
  "state" TEXT NOT NULL CHECK("state" IN ('reported','compensated','declined')),
  "description" TEXT NOT NULL,
  "value" INTEGER NOT NULL,
  "apology" TEXT NOT NULL,
  "reported_by" TEXT NOT NULL,
  "reported_at" INTEGER NOT NULL,
  "compensation" INTEGER NOT NULL,
  "decided_by" TEXT NOT NULL,
  "decided_at" INTEGER,
  "currency" TEXT NOT NULL CHECK(length("currency")=3),
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "property_damage_by_work_order" ON "property_damage" ("work_order");
CREATE INDEX "property_damage_by_report" ON "property_damage" ("reported_at");
CREATE TABLE "work_evidence" (
  "work_order" BLOB NOT NULL CHECK(length("work_order")=16) REFERENCES "work_order",
  "number" INTEGER NOT NULL,
  "item" TEXT NOT NULL,
  "digest" TEXT NOT NULL,
  "location" TEXT NOT NULL,
  "added_at" INTEGER NOT NULL,
  "added_by" TEXT NOT NULL,
  PRIMARY KEY ("work_order","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "work_receipt" (
  "work_order" BLOB NOT NULL CHECK(length("work_order")=16) REFERENCES "work_order",
  "number" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  "amount" INTEGER NOT NULL,
  "method" TEXT NOT NULL,
  "received_at" INTEGER NOT NULL,
  "received_by" TEXT NOT NULL,
  "handed_over_at" INTEGER,
  "handed_to" TEXT NOT NULL,
  "invoice_number" TEXT NOT NULL,
  "currency" TEXT NOT NULL CHECK(length("currency")=3),
  PRIMARY KEY ("work_order","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "spot_check_draw" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "seed" TEXT NOT NULL,
  "from" TEXT NOT NULL CHECK("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "until" TEXT NOT NULL CHECK("until" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "population" INTEGER NOT NULL,
  "size" INTEGER NOT NULL,
  "drawn_at" INTEGER NOT NULL,
  "drawn_by" TEXT NOT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE TABLE "spot_check" (
  "draw" BLOB NOT NULL CHECK(length("draw")=16) REFERENCES "spot_check_draw",
  "number" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  "work_order" BLOB NOT NULL CHECK(length("work_order")=16) REFERENCES "work_order",
  "called_at" INTEGER,
  "called_by" TEXT NOT NULL,
  "passed" INTEGER CHECK("passed" IN (0,1)),
  "finding" TEXT NOT NULL,
  PRIMARY KEY ("draw","number")
) STRICT, WITHOUT ROWID;
CREATE INDEX "spot_check_by_work_order" ON "spot_check" ("work_order");
CREATE TABLE "complaint" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "number" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "passed_on" INTEGER NOT NULL CHECK("passed_on" IN (0,1)),
  "customer" BLOB CHECK(length("customer")=16) REFERENCES "customer",
  "complainant" TEXT NOT NULL,
  "phone" TEXT NOT NULL,
  "phone_key" TEXT NOT NULL,
  "phone_match" TEXT NOT NULL CHECK("phone_match" IN ('none_given','unknown','of_customer','of_another')),
  "vehicle_model" TEXT NOT NULL,
  "plate" TEXT NOT NULL,
  "asset" INTEGER,
  "subject" TEXT NOT NULL,
  "content" TEXT NOT NULL,
  "remedy_sought" TEXT NOT NULL,
  "received_at" INTEGER NOT NULL,
  "state" TEXT NOT NULL CHECK("state" IN ('received','acknowledged','assessed','investigated','proposed','approved','communicated','accepted','completed','reported','called_back','closed','reopened','withdrawn')),
  "steps" INTEGER NOT NULL,
  "confidential" INTEGER NOT NULL CHECK("confidential" IN (0,1)),
  "handler" TEXT NOT NULL,
  "category" TEXT NOT NULL,
  "department" TEXT NOT NULL,
  "grade" TEXT NOT NULL CHECK("grade" IN ('ungraded','general','major')),
  "validity" TEXT NOT NULL CHECK("validity" IN ('unjudged','upheld','partly_upheld','not_upheld')),
  "repeats" BLOB CHECK(length("repeats")=16),
  "cause" TEXT NOT NULL,
  "cause_code" TEXT NOT NULL,
  "responsible" TEXT NOT NULL,
  "solution" TEXT NOT NULL,
  "proposed_by" TEXT NOT NULL,
  "compensation" INTEGER,
  "compensation_signed" INTEGER NOT NULL CHECK("compensation_signed" IN (0,1)),
  "solution_approved" INTEGER NOT NULL CHECK("solution_approved" IN (0,1)),
  "reaction" TEXT NOT NULL CHECK("reaction" IN ('none','satisfied','unsatisfied')),
  "reaction_text" TEXT NOT NULL,
  "reopened" INTEGER NOT NULL,
  "solved_at" INTEGER,
  "score" INTEGER,
  "summary" TEXT NOT NULL,
  "closed_at" INTEGER,
  "retain_until" TEXT CHECK("retain_until" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "response" TEXT NOT NULL,
  "timely" INTEGER NOT NULL CHECK("timely" IN (0,1)),
  "sent_on" TEXT CHECK("sent_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "acknowledged_at" INTEGER,
  "acknowledge_by" INTEGER,
  "close_by" INTEGER,
  "open_since" INTEGER,
  "earlier_number" TEXT,
  "compensation_paid" INTEGER,
  "currency" TEXT CHECK(length("currency")=3),
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "complaint_by_earlier_number" ON "complaint" ("earlier_number") WHERE "earlier_number" IS NOT NULL;
CREATE INDEX "complaint_by_customer" ON "complaint" ("customer","received_at") WHERE "customer" IS NOT NULL;
CREATE INDEX "complaint_by_phone" ON "complaint" ("phone_key","received_at");
CREATE INDEX "complaint_open" ON "complaint" ("received_at","number") WHERE "open_since" IS NOT NULL;
CREATE INDEX "complaint_closed" ON "complaint" ("received_at","number") WHERE "open_since" IS NULL;
CREATE TABLE "complaint_person" (
  "complaint" BLOB NOT NULL CHECK(length("complaint")=16) REFERENCES "complaint",
  "number" INTEGER NOT NULL,
  "person" TEXT NOT NULL,
  "reason" TEXT NOT NULL CHECK("reason" IN ('complained_about','same_work_order','disputed_decision','relationship','declared','same_request')),
  "note" TEXT NOT NULL,
  "named_by" TEXT NOT NULL,
  PRIMARY KEY ("complaint","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "complaint_link" (
  "complaint" BLOB NOT NULL CHECK(length("complaint")=16) REFERENCES "complaint",
  "number" INTEGER NOT NULL,
  "kind" TEXT NOT NULL CHECK("kind" IN ('work_order','service_request','credit_approval','credit_authorization','signature')),
  "subject" BLOB NOT NULL CHECK(length("subject")=16),
  "linked_at" INTEGER NOT NULL,
  "linked_by" TEXT NOT NULL,
  PRIMARY KEY ("complaint","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "corrective_action" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "complaint" BLOB NOT NULL CHECK(length("complaint")=16) REFERENCES "complaint",
  "kind" TEXT NOT NULL CHECK("kind" IN ('corrective','preventive')),
  "text" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "due" TEXT NOT NULL CHECK("due" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "state" TEXT NOT NULL CHECK("state" IN ('planned','carried_out','effective')),
  "steps" INTEGER NOT NULL,
  "carried_out_by" TEXT NOT NULL,
  "carried_out_at" INTEGER,
  "checked_by" TEXT NOT NULL,
  "checked_at" INTEGER,
  "evidence" TEXT NOT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "corrective_action_by_complaint" ON "corrective_action" ("complaint","due");
CREATE INDEX "corrective_action_by_state" ON "corrective_action" ("state","due");
CREATE TABLE "crisis_team" (
  "complaint" BLOB NOT NULL CHECK(length("complaint")=16) REFERENCES "complaint",
  "version" INTEGER NOT NULL,
  "leader" TEXT NOT NULL,
  "members" TEXT NOT NULL,
  "formed_at" INTEGER NOT NULL,
  PRIMARY KEY ("complaint")
) STRICT, WITHOUT ROWID;
CREATE TABLE "crisis_meeting" (
  "complaint" BLOB NOT NULL CHECK(length("complaint")=16) REFERENCES "complaint",
  "number" INTEGER NOT NULL,
  "held_at" INTEGER NOT NULL,
  "led_by" TEXT NOT NULL,
  "present" TEXT NOT NULL,
  "minutes" TEXT NOT NULL,
  PRIMARY KEY ("complaint","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "penalty" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "complaint" BLOB NOT NULL CHECK(length("complaint")=16) REFERENCES "complaint",
  "kind" TEXT NOT NULL CHECK("kind" IN ('loss','delay')),
  "person" TEXT NOT NULL,
  "loss" INTEGER,
  "late_days" INTEGER NOT NULL,
  "amount" INTEGER NOT NULL,
  "imposed_at" INTEGER NOT NULL,
  "imposed_by" TEXT NOT NULL,
  "currency" TEXT NOT NULL CHECK(length("currency")=3),
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "penalty_by_complaint" ON "penalty" ("complaint","imposed_at");
CREATE TABLE "improvement_item" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "complaint" BLOB NOT NULL CHECK(length("complaint")=16) REFERENCES "complaint",
  "text" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "due" TEXT NOT NULL CHECK("due" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "state" TEXT NOT NULL CHECK("state" IN ('planned','done','dropped')),
  "steps" INTEGER NOT NULL,
  "outcome" TEXT NOT NULL,
  "finished_at" INTEGER,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "improvement_item_by_complaint" ON "improvement_item" ("complaint");
CREATE INDEX "improvement_item_by_state" ON "improvement_item" ("state","due");
CREATE TABLE "contact_consent" (
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "number" INTEGER NOT NULL,
  "purpose" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "given" INTEGER NOT NULL CHECK("given" IN (0,1)),
  "evidence" TEXT NOT NULL,
  "expires_on" TEXT CHECK("expires_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "at" INTEGER NOT NULL,
  "by" TEXT NOT NULL,
  PRIMARY KEY ("customer","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "customer_contact" (
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "number" INTEGER NOT NULL,
  "direction" TEXT NOT NULL CHECK("direction" IN ('outbound','inbound')),
  "channel" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "by" TEXT NOT NULL,
  PRIMARY KEY ("customer","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "customer_visit" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "state" TEXT NOT NULL CHECK("state" IN ('planned','made','excused')),
  "year" INTEGER NOT NULL,
  "planned_on" TEXT NOT NULL CHECK("planned_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "visitor" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "made_on" TEXT CHECK("made_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "report" TEXT NOT NULL,
  "made_by" TEXT NOT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "customer_visit_by_year" ON "customer_visit" ("year","planned_on");
CREATE UNIQUE INDEX "customer_visit_by_customer" ON "customer_visit" ("customer","year");
CREATE TABLE "survey" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "questionnaire" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK("state" IN ('open','closed')),
  "opened_at" INTEGER NOT NULL,
  "closes_at" INTEGER NOT NULL,
  "policy_version" INTEGER NOT NULL,
  "invited" INTEGER NOT NULL,
  "answered" INTEGER NOT NULL,
  "seed" TEXT NOT NULL,
  "opened_by" TEXT NOT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE TABLE "survey_participation" (
  "survey" BLOB NOT NULL CHECK(length("survey")=16) REFERENCES "survey",
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "version" INTEGER NOT NULL,
  "invited_at" INTEGER NOT NULL,
  "answered_at" INTEGER,
  "answers" TEXT NOT NULL,
  "score" INTEGER,
  "low" INTEGER NOT NULL CHECK("low" IN (0,1)),
  PRIMARY KEY ("survey","customer")
) STRICT, WITHOUT ROWID;
CREATE INDEX "survey_participation_by_customer" ON "survey_participation" ("customer","invited_at");
CREATE TABLE "notice" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "number" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK("state" IN ('drafted','approved','sealed','delivered','received','filed','dropped')),
  "steps" INTEGER NOT NULL,
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "kind" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "follows" BLOB CHECK(length("follows")=16),
  "drafted_by" TEXT NOT NULL,
  "drafted_at" INTEGER NOT NULL,
  "approved_by" TEXT NOT NULL,
  "sealed_by" TEXT NOT NULL,
  "delivered_by" TEXT NOT NULL,
  "delivered_at" INTEGER,
  "received_by" TEXT NOT NULL,
  "received_at" INTEGER,
  "filed_at" TEXT NOT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "notice_by_number" ON "notice" ("number");
CREATE INDEX "notice_by_customer" ON "notice" ("customer","drafted_at");
CREATE TABLE "call_recording" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "customer" BLOB CHECK(length("customer")=16) REFERENCES "customer",
  "state" TEXT NOT NULL CHECK("state" IN ('kept','held','disposed')),
  "called_at" INTEGER NOT NULL,
  "duration_seconds" INTEGER NOT NULL,
  "location" TEXT NOT NULL,
  "digest" TEXT NOT NULL,
  "keep_until" TEXT NOT NULL CHECK("keep_until" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "hold_reason" TEXT NOT NULL,
  "registered_by" TEXT NOT NULL,
  "disposed_at" INTEGER,
  "disposed_by" TEXT NOT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "call_recording_by_keeping" ON "call_recording" ("keep_until","called_at");
CREATE TABLE "care_meeting" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "held_on" TEXT NOT NULL CHECK("held_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "subject" TEXT NOT NULL,
  "minutes" TEXT NOT NULL,
  "face_to_face" INTEGER NOT NULL CHECK("face_to_face" IN (0,1)),
  "invited" INTEGER NOT NULL,
  "attended" INTEGER NOT NULL,
  "requests" INTEGER NOT NULL,
  "answered" INTEGER NOT NULL,
  "recorded_by" TEXT NOT NULL,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "care_meeting_by_day" ON "care_meeting" ("held_on");
CREATE TABLE "meeting_attendance" (
  "meeting" BLOB NOT NULL CHECK(length("meeting")=16) REFERENCES "care_meeting",
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "attended" INTEGER NOT NULL CHECK("attended" IN (0,1)),
  PRIMARY KEY ("meeting","customer")
) STRICT, WITHOUT ROWID;
CREATE TABLE "meeting_request" (
  "meeting" BLOB NOT NULL CHECK(length("meeting")=16) REFERENCES "care_meeting",
  "number" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "text" TEXT NOT NULL,
  "answer" TEXT NOT NULL,
  "answered_by" TEXT NOT NULL,
  "answered_at" INTEGER,
  PRIMARY KEY ("meeting","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "greeting" (
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "occasion" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "at" INTEGER NOT NULL,
  PRIMARY KEY ("customer","occasion","year")
) STRICT, WITHOUT ROWID;
CREATE TABLE "public_post" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "version" INTEGER NOT NULL,
  "number" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK("state" IN ('found','assigned','drafted','approved','published','closed')),
  "steps" INTEGER NOT NULL,
  "medium" TEXT NOT NULL,
  "author" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "found_at" INTEGER NOT NULL,
  "assigned_to" TEXT NOT NULL,
  "reply" TEXT NOT NULL,
  "drafted_by" TEXT NOT NULL,
  "approved_by" TEXT NOT NULL,
  "published_at" INTEGER,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "public_post_by_number" ON "public_post" ("number");
CREATE TABLE "relationship_evaluation" (
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "number" INTEGER NOT NULL,
  "scores" TEXT NOT NULL,
  "score" TEXT NOT NULL,
  "band" TEXT NOT NULL,
  "use_en" TEXT NOT NULL,
  "use_zh" TEXT NOT NULL,
  "policy_version" INTEGER NOT NULL,
  "at" INTEGER NOT NULL,
  "by" TEXT NOT NULL,
  PRIMARY KEY ("customer","number")
) STRICT, WITHOUT ROWID;
CREATE TABLE "key_account" (
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "customer",
  "version" INTEGER NOT NULL,
  "manager" TEXT NOT NULL,
  "since" TEXT NOT NULL CHECK("since" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  PRIMARY KEY ("customer")
) STRICT, WITHOUT ROWID;
CREATE TABLE "key_account_target" (
  "customer" BLOB NOT NULL CHECK(length("customer")=16) REFERENCES "key_account",
  "month" TEXT NOT NULL CHECK("month" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "version" INTEGER NOT NULL,
  "amount" INTEGER NOT NULL,
  "currency" TEXT NOT NULL CHECK(length("currency")=3),
  PRIMARY KEY ("customer","month")
) STRICT, WITHOUT ROWID;
