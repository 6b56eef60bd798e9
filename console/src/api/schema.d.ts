// Made by `npm run api` from the server's OpenAPI description; not edited by hand.

export interface Schemas {
  "AccountRow": { "id"?: string; "kind"?: "RECEIVABLE" | "SALES" | "CONTRA_REVENUE" | "REBATE_ACCRUAL" | "REBATE_POOL" | "POOL_RESERVED" | "CLAWBACK_RECEIVABLE" | "GOODS_OBLIGATION" | "COMMISSION_PAYABLE" | "OUTPUT_TAX" | "DEPOSIT" | "BUDGET" | "BUDGET_RESERVED" | "BUDGET_CONSUMED" | "BUDGET_GRANTED" | "BANK" | "EXCHANGE" | "OPENING" | "ROUNDING"; "partyId"?: string; "entityId"?: string; "currency"?: string; "ref"?: string; "limited"?: boolean; "balanceMinor"?: number; "limitMinor"?: number };
  "AcknowledgeBody": { "partyId"?: number; "sha256"?: string };
  "Acknowledged": { "partyId"?: string; "name"?: string; "sha256"?: string; "at"?: string };
  "ActBody": { "action"?: string; "comment"?: string; "detail"?: Record<string, Record<string, unknown>> };
  "Activate": { "ids"?: (number)[] };
  "AddCategory": { "parentId"?: number; "code"?: string; "nameZh"?: string; "nameEn"?: string };
  "AddCode": { "source"?: string; "code"?: string };
  "AddLink": { "parentId"?: number; "role"?: "BUYS_FROM" | "MANAGED_BY" | "FRANCHISED_BY" | "SIGNED_WITH"; "validFrom"?: string; "validTo"?: string };
  "Answer": { "disputeIds"?: (string)[]; "upheld"?: boolean; "answer"?: string };
  "AssignBody": { "mine"?: boolean };
  "Attached": { "id"?: string; "name"?: string; "mediaType"?: string; "bytes"?: number };
  "AttainmentView": { "sheet"?: Schemas["SheetView"]; "from"?: string; "through"?: string; "total"?: Schemas["Row"]; "items"?: (Schemas["Row"])[]; "next"?: string };
  "Attribute": { "id"?: string; "kind"?: "TYPE" | "TRADE_MODE" | "TIER" | "REGION"; "value"?: string; "labelZh"?: string; "labelEn"?: string; "validFrom"?: string; "knownSeal"?: number; "voidSeal"?: number; "recordedAt"?: string; "recordedBy"?: string };
  "Bar": { "fromMinor"?: number; "partners"?: number };
  "BatchView": { "id"?: string; "state"?: "READING" | "COMPARED" | "APPLYING" | "SEALED" | "UNCHANGED" | "CANCELLED" | "FAILED"; "targetKind"?: string; "source"?: string; "mapping"?: string; "mappingVersion"?: number; "fileId"?: string; "fileName"?: string; "parentId"?: string; "undoesId"?: string; "undoneBy"?: string; "sealNo"?: number; "sealedAt"?: string; "voidedBySeal"?: number; "rowsRead"?: number; "rowsSkipped"?: number; "rowsHeld"?: number; "heldOpen"?: number; "added"?: number; "changed"?: number; "unchanged"?: number; "removed"?: number; "details"?: Record<string, Record<string, unknown>>; "problemCode"?: string; "problemDetail"?: string; "problemParams"?: Record<string, Record<string, unknown>>; "jobId"?: string; "createdBy"?: string; "createdAt"?: string };
  "BoardView": { "measure"?: "SALES" | "ORDERS" | "INVOICES" | "PAYMENTS" | "SELL_OUT"; "currency"?: string; "from"?: string; "toExcl"?: string; "beforeFrom"?: string; "beforeToExcl"?: string; "totals"?: Schemas["Totals"]; "before"?: Schemas["Totals"]; "days"?: (Schemas["Day"])[]; "regions"?: (Schemas["Slice"])[]; "channels"?: (Schemas["Slice"])[]; "partners"?: (Schemas["Slice"])[]; "lookedAt"?: Schemas["Slice"]; "choices"?: (Schemas["Choice"])[]; "knownSeal"?: number; "changedAt"?: string };
  "Body": { "id"?: string; "policyId"?: string; "kind"?: string; "code"?: string; "number"?: number; "state"?: "DRAFT" | "IN_REVIEW" | "APPROVED" | "PUBLISHED" | "SUPERSEDED" | "WITHDRAWN"; "documentNo"?: string; "validFrom"?: string; "validThrough"?: string; "sha256"?: string; "body"?: Schemas["JsonNode"]; "examples"?: Schemas["JsonNode"] };
  "BulkAnswer": { "done"?: number };
  "BulkBody": { "ids"?: (number)[]; "act"?: "APPROVE" | "REJECT" | "RETURN" | "HAND_OVER" | "ADD_SIGNER_BEFORE" | "ADD_SIGNER_AFTER" | "WITHDRAW" | "REMIND"; "comment"?: string };
  "BulkStep": { "action"?: "CHECK" | "REVIEW" | "SEND" | "CONFIRM" | "DISPUTE" | "RESOLVE" | "FINALISE" | "RELEASE" | "SEND_BACK" | "WITHDRAW"; "selection"?: Schemas["Selection"]; "note"?: string };
  "CalendarView": { "code"?: string; "nameZh"?: string; "nameEn"?: string; "current"?: Schemas["PeriodView"] };
  "Card": { "id"?: string; "kind"?: string; "subjectId"?: string; "titleZh"?: string; "titleEn"?: string; "amountMinor"?: number; "currency"?: string; "partyId"?: string; "figures"?: (Schemas["Figure"])[]; "link"?: string; "requesterId"?: string; "requesterName"?: string; "submittedAt"?: string; "state"?: "OPEN" | "APPROVED" | "REJECTED" | "RETURNED" | "WITHDRAWN"; "step"?: string; "stepNumber"?: number; "stepCount"?: number; "desk"?: (Schemas["Desk"])[]; "waitingSince"?: string; "dueAt"?: string; "overdue"?: boolean; "remindedAt"?: string; "endedAt"?: string };
  "Category": { "id"?: string; "parentId"?: string; "code"?: string; "nameZh"?: string; "nameEn"?: string; "products"?: number };
  "Cause": { "kind"?: string; "values"?: Schemas["LimitChanged"] | Schemas["LinesAdded"] | Schemas["LinesChanged"] | Schemas["LinesRemoved"] | Schemas["OpeningChanged"] | Schemas["PolicyChanged"] | Schemas["ReferenceChanged"] | Schemas["TierChanged"] };
  "Change": { "nameZh"?: string; "nameEn"?: string; "spec"?: string; "barcode"?: string; "codeKind"?: "GOODS" | "CHARGE" | "DISCOUNT" | "ADJUSTMENT"; "status"?: "DRAFT" | "ACTIVE" | "CLOSED"; "taxRatePpm"?: number };
  "ChangeBody": { "documentNo"?: string; "validFrom"?: string; "validThrough"?: string; "body"?: Schemas["JsonNode"]; "note"?: string };
  "Changed": { "rows"?: number };
  "ChangedChannel": { "nameZh"?: string; "nameEn"?: string; "closed"?: boolean };
  "ChangedShop": { "name"?: string; "channelId"?: number; "partnerId"?: number; "entityId"?: number; "closed"?: boolean };
  "Changes": { "changes"?: Schemas["DeltaStatement"]; "causes"?: (Schemas["Cause"] | Schemas["LimitChanged"] | Schemas["LinesAdded"] | Schemas["LinesChanged"] | Schemas["LinesRemoved"] | Schemas["OpeningChanged"] | Schemas["PolicyChanged"] | Schemas["ReferenceChanged"] | Schemas["TierChanged"])[] };
  "Channel": { "id"?: string; "code"?: string; "nameZh"?: string; "nameEn"?: string; "type"?: "DIRECT" | "AGENT" | "DISTRIBUTOR" | "RETAIL" | "FRANCHISE" | "SUPERMARKET" | "ECOMMERCE" | "SOCIAL" | "LIVESTREAM" | "PRIVATE_DOMAIN" | "CROSS_BORDER" | "UNKNOWN"; "closed"?: boolean };
  "Check": { "programme"?: Schemas["View"]; "chart"?: (Schemas["Point"])[]; "examples"?: (Schemas["ExampleView"])[]; "conflict"?: Schemas["ConflictView"] };
  "Choice": { "measure"?: "SALES" | "ORDERS" | "INVOICES" | "PAYMENTS" | "SELL_OUT"; "currency"?: string; "first"?: string; "last"?: string; "lines"?: number };
  "Clause": { "programmeCode"?: string; "version"?: number; "nameZh"?: string; "nameEn"?: string; "textZh"?: string; "textEn"?: string; "tiersZh"?: (string)[]; "tiersEn"?: (string)[] };
  "ClockView": { "now"?: string; "offsetMillis"?: number; "movable"?: boolean };
  "Code": { "code"?: string };
  "Colleague": { "id"?: string; "name"?: string };
  "CommentBody": { "text"?: string; "internal"?: boolean; "fileIds"?: (number)[] };
  "Comparison": { "before"?: Schemas["Body"]; "after"?: Schemas["Body"]; "differences"?: (Schemas["Difference"])[] };
  "ConflictView": { "otherCode"?: string; "day"?: string; "partnerCode"?: string; "productSku"?: string };
  "Consequence": { "kind"?: "FREE" | "DELTA" | "REFUSED"; "reason"?: string; "params"?: Record<string, Record<string, unknown>> };
  "Contact": { "name"?: string; "phone"?: string; "bankName"?: string; "bankAccount"?: string };
  "Count": { "count"?: number };
  "Counts": { "items"?: (Schemas["Count"])[] };
  "Create": { "sku"?: string; "nameZh"?: string; "nameEn"?: string; "spec"?: string; "barcode"?: string; "codeKind"?: "GOODS" | "CHARGE" | "DISCOUNT" | "ADJUSTMENT"; "baseUnit"?: string; "taxRatePpm"?: number; "categoryId"?: number; "validFrom"?: string };
  "Created": { "id"?: string };
  "CurrencyFigures": { "currency"?: string; "lines"?: number; "grossMinor"?: number; "exactAmount"?: number };
  "Day": { "date"?: string; "amountMinor"?: number; "returnedMinor"?: number };
  "DeliveryView": { "listener"?: string; "status"?: string; "attempts"?: number; "error"?: string; "nextAt"?: string; "doneAt"?: string };
  "DeltaStatement": { "party"?: Schemas["StatementParty"]; "subject"?: string; "beforeMinor"?: number; "afterMinor"?: number; "causes"?: (Schemas["LimitChanged"] | Schemas["LinesAdded"] | Schemas["LinesChanged"] | Schemas["LinesRemoved"] | Schemas["OpeningChanged"] | Schemas["PolicyChanged"] | Schemas["ReferenceChanged"] | Schemas["TierChanged"])[]; "changes"?: (Schemas["Change"])[]; "empty"?: boolean };
  "Desk": { "principalId"?: string; "name"?: string; "role"?: string };
  "Difference": { "path"?: string; "before"?: string; "after"?: string };
  "Draft": { "body"?: Schemas["JsonNode"] };
  "DraftBody": { "code"?: string; "titleZh"?: string; "titleEn"?: string; "year"?: number; "measure"?: "ORDERED_NET" | "SHIPPED_NET" | "SHIPPED_QUANTITY" | "INVOICED_NET" | "PAID_GROSS"; "currency"?: string; "entityId"?: string; "basedOn"?: string };
  "Edit": { "rows"?: (number)[]; "column"?: string; "value"?: string };
  "EndLink": { "validTo"?: string };
  "Entities": { "items"?: (Schemas["EntityInput"])[] };
  "EntityAnswer": { "id"?: string; "code"?: string; "nameZh"?: string; "nameEn"?: string; "currency"?: string; "uscc"?: string; "closed"?: boolean };
  "EntityInput": { "code"?: string; "nameZh"?: string; "nameEn"?: string; "currency"?: string; "uscc"?: string; "closed"?: boolean };
  "EntryView": { "id"?: string; "at"?: string; "principal"?: string; "principalName"?: string; "action"?: string; "subjectKind"?: string; "subjectId"?: string; "detail"?: Record<string, Record<string, unknown>>; "sealed"?: boolean };
  "ExampleView": { "title"?: string; "expectedMinor"?: number; "computedMinor"?: number; "holds"?: boolean };
  "Failure": { "code"?: string; "params"?: Record<string, Record<string, unknown>>; "detail"?: string };
  "Figure": { "labelZh"?: string; "labelEn"?: string; "form"?: "MONEY" | "QUANTITY" | "RATE_PPM" | "DATE" | "NUMBER" | "TEXT"; "value"?: string; "unit"?: string };
  "Figures": { "byKind"?: (Schemas["KindFigures"])[]; "byCurrency"?: (Schemas["CurrencyFigures"])[]; "reversals"?: Schemas["ReversalFigures"] };
  "FileView": { "id"?: string; "name"?: string; "bytes"?: number; "sha256"?: string; "mediaType"?: string; "purpose"?: string; "partyId"?: string; "createdBy"?: string; "createdAt"?: string };
  "ForPartner": { "versionId"?: string; "code"?: string; "kindZh"?: string; "kindEn"?: string; "documentNo"?: string; "titleZh"?: string; "titleEn"?: string; "number"?: number; "validFrom"?: string; "validThrough"?: string; "sha256"?: string; "partyId"?: string; "card"?: Schemas["JsonNode"]; "acknowledgedAt"?: string };
  "Full": { "record"?: Schemas["Row"]; "detail"?: Schemas["JsonNode"]; "said"?: (Schemas["Said"])[]; "possible"?: (Schemas["Possible"])[] };
  "Goal": { "partnerCode"?: string; "month"?: number; "amount"?: number };
  "GoalsBody": { "goals"?: (Schemas["Goal"])[] };
  "HeldView": { "no"?: number; "sheet"?: string; "rowNo"?: number; "documentNo"?: string; "reason"?: string; "detail"?: string; "params"?: Record<string, Record<string, unknown>>; "columns"?: (string)[]; "cells"?: (string)[]; "state"?: string };
  "HolderInput": { "personId"?: number; "validFrom"?: string; "validTo"?: string };
  "HolderView": { "id"?: string; "positionId"?: string; "personId"?: string; "validFrom"?: string; "validTo"?: string };
  "JobView": { "id"?: string; "name"?: string; "status"?: string; "params"?: Record<string, Record<string, unknown>>; "startedBy"?: string; "done"?: number; "total"?: number; "message"?: string; "result"?: Record<string, Record<string, unknown>>; "error"?: Schemas["Failure"]; "queuedAt"?: string; "runAt"?: string; "endedAt"?: string; "runs"?: number; "cancelRequested"?: boolean };
  "JsonNode": { "empty"?: boolean; "array"?: boolean; "null"?: boolean; "object"?: boolean; "float"?: boolean; "missingNode"?: boolean; "nodeType"?: "ARRAY" | "BINARY" | "BOOLEAN" | "MISSING" | "NULL" | "NUMBER" | "OBJECT" | "POJO" | "STRING"; "string"?: boolean; "integralNumber"?: boolean; "pojo"?: boolean; "floatingPointNumber"?: boolean; "short"?: boolean; "int"?: boolean; "long"?: boolean; "double"?: boolean; "bigDecimal"?: boolean; "bigInteger"?: boolean; "textual"?: boolean; "boolean"?: boolean; "binary"?: boolean; "valueNode"?: boolean; "container"?: boolean; "number"?: boolean; "embeddedValue"?: boolean };
  "Kept": { "kept"?: number };
  "Kind": { "kind"?: string; "titleZh"?: string; "titleEn"?: string; "examplesMin"?: number };
  "KindFigures": { "kind"?: "ORDERED" | "SHIPPED" | "RETURNED" | "INVOICED" | "RECEIVED" | "PAID" | "CHARGED" | "OFFSET" | "ADJUSTED" | "SOLD_OUT" | "OPENING"; "lines"?: number; "quantityMilli"?: number; "netMinor"?: number; "taxMinor"?: number; "grossMinor"?: number };
  "KindList": { "items"?: (Schemas["Kind"])[] };
  "LimitChanged": Schemas["Cause"] & { "before"?: string; "after"?: string };
  "Line": { "name"?: string; "pass"?: boolean; "figures"?: Record<string, Record<string, unknown>>; "millis"?: number };
  "LineRef": { "documentNo"?: string; "lineKey"?: string };
  "LinesAdded": Schemas["Cause"] & { "lines"?: number; "effect"?: number };
  "LinesChanged": Schemas["Cause"] & { "lines"?: number; "effect"?: number };
  "LinesRemoved": Schemas["Cause"] & { "lines"?: number; "effect"?: number };
  "Lock": { "entityId"?: string; "lockedThrough"?: string; "lockedBy"?: string; "lockedAt"?: string; "reason"?: string };
  "Locks": { "items"?: (Schemas["Lock"])[] };
  "Look": { "kind"?: "DELIMITED" | "XLSX" | "XLS" | "HTML" | "SPREADSHEET_XML" | "ZIP" | "GZIP"; "targetKind"?: string; "sheets"?: (Schemas["SheetView"])[]; "fittingMappings"?: (string)[] };
  "MappingSpec": { "columns"?: Record<string, string>; "fixed"?: Record<string, string>; "settings"?: Record<string, string>; "unknowns"?: Record<string, "AUTO_DRAFT" | "HOLD" | "MAP">; "fillDown"?: (string)[]; "sheets"?: (string)[]; "headerRow"?: number; "zone"?: string; "dateOrder"?: "UNDECLARED" | "DAY_FIRST" | "MONTH_FIRST"; "encoding"?: string; "delimiter"?: string };
  "MappingView": { "name"?: string; "version"?: number; "targetKind"?: string; "source"?: string; "spec"?: Schemas["MappingSpec"]; "createdBy"?: string; "createdAt"?: string };
  "Membership": { "id"?: string; "categoryId"?: string; "nameZh"?: string; "nameEn"?: string; "validFrom"?: string; "knownSeal"?: number; "voidSeal"?: number };
  "MessageView": { "id"?: string; "type"?: string; "aggregate"?: string; "payload"?: Schemas["JsonNode"]; "principal"?: string; "publishedAt"?: string; "deliveries"?: (Schemas["DeliveryView"])[] };
  "Money": { "pools"?: (Schemas["Pool"])[] };
  "Move": { "now"?: string };
  "MovementView": { "id"?: string; "kind"?: "ORDERED" | "SHIPPED" | "RETURNED" | "INVOICED" | "RECEIVED" | "PAID" | "CHARGED" | "OFFSET" | "ADJUSTED" | "SOLD_OUT" | "OPENING"; "partnerId"?: string; "channelId"?: string; "entityId"?: string; "productId"?: string; "codeKind"?: "GOODS" | "CHARGE" | "DISCOUNT" | "ADJUSTMENT"; "businessDate"?: string; "occurredAt"?: string; "documentNo"?: string; "lineKey"?: string; "partnerCode"?: string; "productCode"?: string; "quantityMilli"?: number; "netMinor"?: number; "taxMinor"?: number; "grossMinor"?: number; "currency"?: string; "unitPrice"?: number; "unitPriceScale"?: number; "reversesId"?: string; "originalDate"?: string; "text"?: string; "batchId"?: string; "sealNo"?: number; "voidSeal"?: number };
  "NewChannel": { "code"?: string; "nameZh"?: string; "nameEn"?: string; "type"?: "DIRECT" | "AGENT" | "DISTRIBUTOR" | "RETAIL" | "FRANCHISE" | "SUPERMARKET" | "ECOMMERCE" | "SOCIAL" | "LIVESTREAM" | "PRIVATE_DOMAIN" | "CROSS_BORDER" | "UNKNOWN" };
  "NewComparison": { "period"?: string; "sourceId"?: number };
  "NewDispute": { "lines"?: (Schemas["LineRef"])[]; "reason"?: string; "photoFileId"?: string };
  "NewPassword": { "password"?: string };
  "NewPolicyBody": { "kind"?: string; "code"?: string; "entityId"?: number; "titleZh"?: string; "titleEn"?: string; "documentNo"?: string; "validFrom"?: string; "validThrough"?: string; "body"?: Schemas["JsonNode"] };
  "NewRun": { "period"?: string; "entity"?: string; "calendar"?: string };
  "NewShop": { "channelId"?: number; "platform"?: string; "code"?: string; "name"?: string; "partnerId"?: number; "entityId"?: number };
  "NewToken": { "id"?: string; "token"?: string; "expiresAt"?: string };
  "Node": { "id"?: string; "code"?: string; "legalName"?: string; "status"?: "DRAFT" | "ACTIVE" | "SUSPENDED" | "CLOSED"; "type"?: "DEALER" | "SUB_DEALER" | "AGENT" | "FRANCHISEE" | "RETAIL_STORE" | "E_SHOP" | "KOL" | "MCN" | "KEY_ACCOUNT" | "UNKNOWN"; "parentId"?: string; "role"?: "BUYS_FROM" | "MANAGED_BY" | "FRANCHISED_BY" | "SIGNED_WITH"; "depth"?: number };
  "Note": { "note"?: string };
  "OpenBody": { "kind"?: string; "subjectKind"?: string; "subjectId"?: string; "title"?: string; "partyId"?: number; "amountMinor"?: number; "currency"?: string; "link"?: string; "detail"?: Record<string, Record<string, unknown>>; "text"?: string; "fileIds"?: (number)[] };
  "OpenReturn": { "id"?: string; "businessDate"?: string; "documentNo"?: string; "partnerId"?: string; "partnerCode"?: string; "productId"?: string; "productCode"?: string; "quantityMilli"?: number; "openQuantityMilli"?: number; "unitPrice"?: number; "unitPriceScale"?: number; "currency"?: string };
  "OpeningChanged": Schemas["Cause"] & { "before"?: number; "after"?: number };
  "OpeningVolume": { "partnerCode"?: string; "programmeCode"?: string; "through"?: string; "qualifying"?: number; "paying"?: number };
  "OpeningVolumes": { "items"?: (Schemas["OpeningVolume"])[] };
  "Overdue": { "asOf"?: string; "termDays"?: number; "totals"?: (Schemas["Total"])[]; "items"?: (Schemas["Row"])[]; "next"?: string };
  "PageAccountRow": { "items"?: (Schemas["AccountRow"])[]; "next"?: string };
  "PageAcknowledged": { "items"?: (Schemas["Acknowledged"])[]; "next"?: string };
  "PageBatchView": { "items"?: (Schemas["BatchView"])[]; "next"?: string };
  "PageCalendarView": { "items"?: (Schemas["CalendarView"])[]; "next"?: string };
  "PageCard": { "items"?: (Schemas["Card"])[]; "next"?: string };
  "PageCategory": { "items"?: (Schemas["Category"])[]; "next"?: string };
  "PageChannel": { "items"?: (Schemas["Channel"])[]; "next"?: string };
  "PageColleague": { "items"?: (Schemas["Colleague"])[]; "next"?: string };
  "PageEntityAnswer": { "items"?: (Schemas["EntityAnswer"])[]; "next"?: string };
  "PageEntryView": { "items"?: (Schemas["EntryView"])[]; "next"?: string };
  "PageHeldView": { "items"?: (Schemas["HeldView"])[]; "next"?: string };
  "PageJobView": { "items"?: (Schemas["JobView"])[]; "next"?: string };
  "PageLine": { "items"?: (Schemas["Line"])[]; "next"?: string };
  "PageMessageView": { "items"?: (Schemas["MessageView"])[]; "next"?: string };
  "PageMovementView": { "items"?: (Schemas["MovementView"])[]; "next"?: string };
  "PageOpenReturn": { "items"?: (Schemas["OpenReturn"])[]; "next"?: string };
  "PagePeriodView": { "items"?: (Schemas["PeriodView"])[]; "next"?: string };
  "PagePersonAnswer": { "items"?: (Schemas["PersonAnswer"])[]; "next"?: string };
  "PagePostingRow": { "items"?: (Schemas["PostingRow"])[]; "next"?: string };
  "PageRow": { "items"?: (Schemas["Row"])[]; "next"?: string };
  "PageSheetView": { "items"?: (Schemas["SheetView"])[]; "next"?: string };
  "PageShop": { "items"?: (Schemas["Shop"])[]; "next"?: string };
  "PageStandInView": { "items"?: (Schemas["StandInView"])[]; "next"?: string };
  "PageTokenView": { "items"?: (Schemas["TokenView"])[]; "next"?: string };
  "PageUnitAnswer": { "items"?: (Schemas["UnitAnswer"])[]; "next"?: string };
  "PageView": { "items"?: (Schemas["View"])[]; "next"?: string };
  "PartnerList": { "items"?: (Schemas["ForPartner"])[] };
  "Password": { "login"?: string; "password"?: string; "code"?: string };
  "PasswordChange": { "before"?: string; "after"?: string };
  "PeriodLockBody": { "lockedThrough"?: string; "reason"?: string };
  "PeriodView": { "code"?: string; "grain"?: "MONTH" | "QUARTER" | "YEAR"; "first"?: string; "last"?: string };
  "PersonAnswer": { "id"?: string; "login"?: string; "name"?: string; "partner"?: boolean; "phone"?: string; "language"?: string; "disabled"?: boolean; "roles"?: ("ADMIN" | "CHANNEL_MANAGER" | "REGIONAL_MANAGER" | "SALES_REP" | "PRICING" | "FINANCE_PREPARER" | "FINANCE_REVIEWER" | "FINANCE_APPROVER" | "ANALYST" | "PARTNER_OWNER" | "PARTNER_STAFF" | "EVERYONE" | "ANYONE")[]; "seesAll"?: boolean; "unitIds"?: (string)[]; "partnerIds"?: (string)[] };
  "PersonInput": { "login"?: string; "name"?: string; "partner"?: boolean; "phone"?: string; "language"?: string; "roles"?: ("ADMIN" | "CHANNEL_MANAGER" | "REGIONAL_MANAGER" | "SALES_REP" | "PRICING" | "FINANCE_PREPARER" | "FINANCE_REVIEWER" | "FINANCE_APPROVER" | "ANALYST" | "PARTNER_OWNER" | "PARTNER_STAFF" | "EVERYONE" | "ANYONE")[]; "seesAll"?: boolean; "unitIds"?: (number)[]; "partnerIds"?: (number)[]; "password"?: string };
  "PhoneOnly": { "phone"?: string };
  "Place": { "categoryId"?: number; "validFrom"?: string };
  "Point": { "base"?: number; "payoutMinor"?: number };
  "PolicyChanged": Schemas["Cause"] & { "versionBefore"?: number; "versionAfter"?: number };
  "Pool": { "partnerId"?: string; "partnerName"?: string; "entityCode"?: string; "entityNameZh"?: string; "entityNameEn"?: string; "currency"?: string; "usableMinor"?: number; "reservedMinor"?: number; "expectedMinor"?: number };
  "PositionInput": { "unitId"?: number; "code"?: string; "titleZh"?: string; "titleEn"?: string };
  "PositionView": { "id"?: string; "unitId"?: string; "code"?: string; "titleZh"?: string; "titleEn"?: string };
  "PositionsAnswer": { "positions"?: (Schemas["PositionView"])[]; "holders"?: (Schemas["HolderView"])[] };
  "Possible": { "action"?: string; "labelZh"?: string; "labelEn"?: string; "reasonNeeded"?: boolean };
  "PostingRow": { "id"?: string; "decisionId"?: string; "leg"?: number; "businessDate"?: string; "postedAt"?: string; "postedBy"?: string; "entityId"?: string; "currency"?: string; "amountMinor"?: number; "partyId"?: string; "programmeId"?: string; "debitAccountId"?: string; "debitKind"?: "RECEIVABLE" | "SALES" | "CONTRA_REVENUE" | "REBATE_ACCRUAL" | "REBATE_POOL" | "POOL_RESERVED" | "CLAWBACK_RECEIVABLE" | "GOODS_OBLIGATION" | "COMMISSION_PAYABLE" | "OUTPUT_TAX" | "DEPOSIT" | "BUDGET" | "BUDGET_RESERVED" | "BUDGET_CONSUMED" | "BUDGET_GRANTED" | "BANK" | "EXCHANGE" | "OPENING" | "ROUNDING"; "creditAccountId"?: string; "creditKind"?: "RECEIVABLE" | "SALES" | "CONTRA_REVENUE" | "REBATE_ACCRUAL" | "REBATE_POOL" | "POOL_RESERVED" | "CLAWBACK_RECEIVABLE" | "GOODS_OBLIGATION" | "COMMISSION_PAYABLE" | "OUTPUT_TAX" | "DEPOSIT" | "BUDGET" | "BUDGET_RESERVED" | "BUDGET_CONSUMED" | "BUDGET_GRANTED" | "BANK" | "EXCHANGE" | "OPENING" | "ROUNDING"; "text"?: string; "reversesId"?: string; "reversedById"?: string };
  "Preview": { "action"?: string; "moving"?: number; "staying"?: Record<string, number> };
  "ProgrammeList": { "items"?: (Schemas["View"])[] };
  "Progress": { "partnerId"?: string; "partnerCode"?: string; "partnerName"?: string; "code"?: string; "version"?: number; "nameZh"?: string; "nameEn"?: string; "periodCode"?: string; "periodFirst"?: string; "periodLast"?: string; "baseIn"?: string; "currency"?: string; "unit"?: string; "base"?: number; "tier"?: number; "tiers"?: number; "toNextTier"?: number; "payoutMinor"?: number; "nextTierGainMinor"?: number };
  "ProgressList": { "cutSeal"?: number; "day"?: string; "items"?: (Schemas["Progress"])[] };
  "Proof": { "postings"?: number; "differenceMinor"?: number; "balances"?: number; "balancesWrong"?: number; "millis"?: number };
  "Queued": { "jobId"?: string; "statements"?: number };
  "ReasonBody": { "reason"?: string };
  "ReasonCount": { "reason"?: string; "detail"?: string; "rows"?: number; "example"?: Record<string, Record<string, unknown>> };
  "Record": { "product"?: Schemas["Row"]; "units"?: (Schemas["Unit"])[]; "categories"?: (Schemas["Membership"])[]; "codes"?: (Schemas["Code"])[]; "createdAt"?: string; "createdBy"?: string; "version"?: number };
  "ReferenceChanged": Schemas["Cause"] & { "before"?: number; "after"?: number };
  "Remembered": { "values"?: number };
  "RenameCategory": { "nameZh"?: string; "nameEn"?: string };
  "Report": { "pass"?: boolean; "items"?: (Schemas["Line"])[] };
  "Result": { "currency"?: string; "cutSeal"?: number; "partners"?: number; "paid"?: number; "draftMinor"?: number; "otherMinor"?: number; "linesRead"?: number; "cliffMinor"?: number; "winners"?: (Schemas["Row"])[]; "losers"?: (Schemas["Row"])[]; "histogram"?: (Schemas["Bar"])[]; "partnersByTier"?: (number)[] };
  "Retry": { "dryRun"?: boolean };
  "ReversalFigures": { "returns"?: number; "linked"?: number; "partlyLinked"?: number; "unlinked"?: number; "split"?: number; "linkedQuantityMilli"?: number; "openQuantityMilli"?: number };
  "Row": { "id"?: string; "code"?: string; "name"?: string; "partnerId"?: string; "channelId"?: string; "regionUnitId"?: string; "province"?: string; "city"?: string; "district"?: string; "latitudeE6"?: number; "longitudeE6"?: number; "closed"?: boolean };
  "Rows": { "rows"?: (number)[] };
  "RuleBody": { "kind"?: string; "orgUnitId"?: number; "currency"?: string; "fromMinor"?: number; "toMinor"?: number; "steps"?: (Schemas["StepBody"])[] };
  "RuleRow": { "id"?: string; "kind"?: string; "orgUnitId"?: string; "currency"?: string; "fromMinor"?: number; "toMinor"?: number; "steps"?: (Schemas["StepBody"])[] };
  "Rules": { "items"?: (Schemas["RuleRow"])[]; "kinds"?: (Schemas["Kind"])[] };
  "Said": { "id"?: string; "internal"?: boolean; "action"?: string; "actionZh"?: string; "actionEn"?: string; "toState"?: string; "authorName"?: string; "partner"?: boolean; "text"?: string; "files"?: (Schemas["Attached"])[]; "at"?: string };
  "Save": { "target"?: string; "source"?: string; "spec"?: Schemas["MappingSpec"] };
  "SeatBody": { "principalId"?: string; "role"?: string };
  "Selection": { "ids"?: (string)[]; "kind"?: string; "period"?: string; "entity"?: string; "state"?: string; "programme"?: string; "partner"?: string };
  "SessionView": { "principalId"?: string; "name"?: string; "roles"?: ("ADMIN" | "CHANNEL_MANAGER" | "REGIONAL_MANAGER" | "SALES_REP" | "PRICING" | "FINANCE_PREPARER" | "FINANCE_REVIEWER" | "FINANCE_APPROVER" | "ANALYST" | "PARTNER_OWNER" | "PARTNER_STAFF" | "EVERYONE" | "ANYONE")[]; "scope"?: string; "partnerIds"?: (string)[]; "language"?: string };
  "SetAttribute": { "kind"?: "TYPE" | "TRADE_MODE" | "TIER" | "REGION"; "value"?: string; "validFrom"?: string };
  "SetUnit": { "unit"?: string; "factorMilli"?: number; "validFrom"?: string };
  "SheetView": { "id"?: string; "code"?: string; "version"?: number; "titleZh"?: string; "titleEn"?: string; "year"?: number; "measure"?: "ORDERED_NET" | "SHIPPED_NET" | "SHIPPED_QUANTITY" | "INVOICED_NET" | "PAID_GROSS"; "currency"?: string; "entityId"?: string; "state"?: string; "createdBy"?: string; "publishedBy"?: string; "partners"?: number; "total"?: number };
  "Shop": { "id"?: string; "channelId"?: string; "platform"?: string; "code"?: string; "name"?: string; "partnerId"?: string; "entityId"?: string; "closed"?: boolean };
  "Signer": { "principalId"?: string; "name"?: string; "roles"?: ("ADMIN" | "CHANNEL_MANAGER" | "REGIONAL_MANAGER" | "SALES_REP" | "PRICING" | "FINANCE_PREPARER" | "FINANCE_REVIEWER" | "FINANCE_APPROVER" | "ANALYST" | "PARTNER_OWNER" | "PARTNER_STAFF" | "EVERYONE" | "ANYONE")[] };
  "Signers": { "items"?: (Schemas["Signer"])[] };
  "Simulate": { "body"?: Schemas["JsonNode"]; "from"?: string; "to"?: string; "besideCode"?: string };
  "Slice": { "id"?: string; "code"?: string; "nameZh"?: string; "nameEn"?: string; "amountMinor"?: number; "beforeMinor"?: number; "returnedMinor"?: number; "partners"?: number };
  "SplitBody": { "total"?: number; "partnersBy"?: "LAST_YEAR" | "EQUAL"; "monthsBy"?: "LAST_YEAR" | "EQUAL"; "regionUnitIds"?: (string)[] };
  "SplitDone": { "partners"?: number };
  "SseEmitter": { "timeout"?: number };
  "StandInInput": { "personId"?: number; "standInId"?: number; "firstDay"?: string; "lastDay"?: string; "reason"?: string };
  "StandInView": { "id"?: string; "personId"?: string; "standInId"?: string; "firstDay"?: string; "lastDay"?: string; "reason"?: string };
  "Start": { "fileId"?: string; "mapping"?: string; "dryRun"?: boolean };
  "State": { "on"?: boolean };
  "Stated": { "code"?: string; "name"?: string; "partnerId"?: number; "channelId"?: number; "regionUnitId"?: number; "province"?: string; "city"?: string; "district"?: string; "latitudeE6"?: number; "longitudeE6"?: number; "closed"?: boolean };
  "Statement": { "account"?: Schemas["AccountRow"]; "openingMinor"?: number; "closingMinor"?: number; "items"?: (Schemas["Line"])[]; "next"?: string };
  "StatementParty": { "partnerCode"?: string; "entityCode"?: string; "currency"?: string };
  "Step": { "action"?: "CHECK" | "REVIEW" | "SEND" | "CONFIRM" | "DISPUTE" | "RESOLVE" | "FINALISE" | "RELEASE" | "SEND_BACK" | "WITHDRAW"; "note"?: string };
  "StepBody": { "name"?: string; "mode"?: "ALL" | "ANY"; "hoursMax"?: number; "seats"?: (Schemas["SeatBody"])[] };
  "Target": { "partnerCode"?: string; "programmeCode"?: string; "periodCode"?: string; "value"?: number };
  "TargetField": { "key"?: string; "type"?: "TEXT" | "ID" | "CODE" | "DATE" | "DATE_TIME" | "QUANTITY" | "AMOUNT" | "UNIT_PRICE" | "RATE" | "CURRENCY" | "UNIT"; "required"?: boolean; "zh"?: string; "en"?: string; "synonyms"?: (string)[] };
  "TargetSetting": { "key"?: string; "zh"?: string; "en"?: string; "otherwise"?: string; "choices"?: (string)[] };
  "TargetView": { "kind"?: string; "zh"?: string; "en"?: string; "fields"?: (Schemas["TargetField"])[]; "settings"?: (Schemas["TargetSetting"])[]; "masterData"?: (string)[]; "undoable"?: boolean };
  "Targets": { "items"?: (Schemas["Target"])[] };
  "TierChanged": Schemas["Cause"] & { "before"?: number; "after"?: number };
  "TokenInput": { "name"?: string; "roles"?: ("ADMIN" | "CHANNEL_MANAGER" | "REGIONAL_MANAGER" | "SALES_REP" | "PRICING" | "FINANCE_PREPARER" | "FINANCE_REVIEWER" | "FINANCE_APPROVER" | "ANALYST" | "PARTNER_OWNER" | "PARTNER_STAFF" | "EVERYONE" | "ANYONE")[]; "days"?: number };
  "TokenView": { "id"?: string; "personId"?: string; "personName"?: string; "name"?: string; "roles"?: (string)[]; "createdAt"?: string; "expiresAt"?: string; "lastUsedAt"?: string; "revoked"?: boolean };
  "Total": { "currency"?: string; "overdueMinor"?: number; "partners"?: number };
  "Totals": { "amountMinor"?: number; "returnedMinor"?: number; "quantityMilli"?: number; "lines"?: number; "partners"?: number };
  "Tree": { "date"?: string; "startId"?: string; "above"?: (Schemas["Node"])[]; "below"?: (Schemas["Node"])[] };
  "TrialBalance": { "rows"?: (Schemas["Row"])[]; "postings"?: number; "differenceMinor"?: number };
  "Undo": { "confirmDelta"?: boolean };
  "Unit": { "id"?: string; "unit"?: string; "factorMilli"?: number; "validFrom"?: string; "knownSeal"?: number; "voidSeal"?: number };
  "UnitAnswer": { "id"?: string; "code"?: string; "kind"?: "HEAD_OFFICE" | "REGION" | "PROVINCE" | "OFFICE" | "DEPARTMENT"; "nameZh"?: string; "nameEn"?: string; "parentId"?: string; "depth"?: number };
  "UnitInput": { "code"?: string; "kind"?: "HEAD_OFFICE" | "REGION" | "PROVINCE" | "OFFICE" | "DEPARTMENT"; "nameZh"?: string; "nameEn"?: string; "parentCode"?: string; "validFrom"?: string; "closed"?: boolean };
  "Units": { "items"?: (Schemas["UnitInput"])[] };
  "Unmask": { "reason"?: string };
  "Value": { "kind"?: string; "text"?: string; "unit"?: string; "code"?: string; "ourUnit"?: string; "factorMilli"?: number };
  "ValueView": { "kind"?: string; "text"?: string; "unit"?: string; "code"?: string; "ourUnit"?: string; "factorMilli"?: number; "createdBy"?: string; "createdAt"?: string };
  "Values": { "values"?: (Schemas["Value"])[] };
  "Verdict": { "number"?: string; "sha256"?: string; "bytesIntact"?: boolean; "sameWhenDrawnAgain"?: boolean; "engineVersion"?: number; "engineVersionNow"?: number };
  "View": { "id"?: string; "number"?: string; "kind"?: string; "partnerId"?: string; "partnerCode"?: string; "partnerName"?: string; "entityCode"?: string; "currency"?: string; "periodCode"?: string; "periodFirst"?: string; "periodLast"?: string; "programmeCode"?: string; "programmeVersion"?: number; "programmeNameZh"?: string; "programmeNameEn"?: string; "sequence"?: number; "correctsId"?: string; "state"?: string; "figures"?: Record<string, number>; "closingMinor"?: number; "payoutMinor"?: number; "settledMinor"?: number; "dueMinor"?: number; "releasedMinor"?: number; "refusedMinor"?: number; "base"?: number; "baseIn"?: string; "tier"?: number; "toNextTier"?: number; "lines"?: number; "openDisputes"?: number; "attention"?: (string)[]; "sha256"?: string; "sentAt"?: string; "cutSeal"?: number; "engineVersion"?: number; "possible"?: (string)[] };
  "Waiting": { "count"?: number };
  "WhyView": { "statementId"?: string; "figure"?: string; "amountMinor"?: number; "currency"?: string; "key"?: string; "params"?: Record<string, Record<string, Record<string, unknown>>>; "steps"?: (Schemas["Step"])[]; "clause"?: Schemas["Clause"]; "cutSeal"?: number; "engineVersion"?: number; "facts"?: number };
}

export interface Paths {
  "/api/approval-rules": {
    get: { answer: Schemas["Rules"] };
    post: { answer: Schemas["RuleRow"]; body: Schemas["RuleBody"] };
  };
  "/api/approval-rules/{ruleId}": {
    delete: { answer: void };
  };
  "/api/approvals": {
    get: { answer: Schemas["PageCard"] };
  };
  "/api/approvals/acts": {
    post: { answer: Schemas["BulkAnswer"]; body: Schemas["BulkBody"] };
  };
  "/api/approvals/inbox": {
    get: { answer: Schemas["PageCard"] };
  };
  "/api/approvals/inbox/count": {
    get: { answer: Schemas["Waiting"] };
  };
  "/api/approvals/signers": {
    get: { answer: Schemas["Signers"] };
  };
  "/api/approvals/{approvalId}": {
    get: { answer: Schemas["Full"] };
  };
  "/api/approvals/{approvalId}/acts": {
    post: { answer: Schemas["Full"]; body: Schemas["ActBody"] };
  };
  "/api/attainment": {
    get: { answer: Schemas["AttainmentView"] };
  };
  "/api/audit": {
    get: { answer: Schemas["PageEntryView"] };
  };
  "/api/audit/verify": {
    get: { answer: Schemas["Proof"] };
  };
  "/api/board": {
    get: { answer: Schemas["BoardView"] };
  };
  "/api/calendars": {
    get: { answer: Schemas["PageCalendarView"] };
  };
  "/api/calendars/periods": {
    get: { answer: Schemas["PagePeriodView"] };
  };
  "/api/cases": {
    get: { answer: Schemas["PageRow"] };
    post: { answer: Schemas["Full"]; body: Schemas["OpenBody"] };
  };
  "/api/cases/kinds": {
    get: { answer: Schemas["KindList"] };
  };
  "/api/cases/waiting/count": {
    get: { answer: Schemas["Waiting"] };
  };
  "/api/cases/{caseId}": {
    get: { answer: Schemas["Full"] };
  };
  "/api/cases/{caseId}/actions": {
    post: { answer: Schemas["Full"]; body: Schemas["ActBody"] };
  };
  "/api/cases/{caseId}/assignment": {
    post: { answer: Schemas["Full"]; body: Schemas["AssignBody"] };
  };
  "/api/cases/{caseId}/comments": {
    post: { answer: Schemas["Full"]; body: Schemas["CommentBody"] };
  };
  "/api/categories": {
    get: { answer: Schemas["PageCategory"] };
    post: { answer: Schemas["Category"]; body: Schemas["AddCategory"] };
  };
  "/api/categories/{id}": {
    patch: { answer: Schemas["Category"]; body: Schemas["RenameCategory"] };
  };
  "/api/channels": {
    get: { answer: Schemas["PageChannel"] };
    post: { answer: Schemas["Channel"]; body: Schemas["NewChannel"] };
  };
  "/api/channels/{id}": {
    patch: { answer: Schemas["Channel"]; body: Schemas["ChangedChannel"] };
  };
  "/api/clock": {
    get: { answer: Schemas["ClockView"] };
    put: { answer: Schemas["ClockView"]; body: Schemas["Move"] };
    delete: { answer: Schemas["ClockView"] };
  };
  "/api/colleagues": {
    get: { answer: Schemas["PageColleague"] };
  };
  "/api/comparisons": {
    get: { answer: Schemas["PageView"] };
    post: { answer: Schemas["View"]; body: Schemas["NewComparison"] };
  };
  "/api/comparisons/{id}": {
    get: { answer: Schemas["View"] };
  };
  "/api/comparisons/{id}/rows": {
    get: { answer: Schemas["PageRow"] };
  };
  "/api/entities": {
    get: { answer: Schemas["PageEntityAnswer"] };
  };
  "/api/entities/batch": {
    post: { answer: Schemas["PageEntityAnswer"]; body: Schemas["Entities"] };
  };
  "/api/events": {
    get: { answer: Schemas["SseEmitter"] };
  };
  "/api/files": {
    post: { answer: Schemas["FileView"] };
  };
  "/api/files/{id}": {
    get: { answer: Schemas["FileView"] };
  };
  "/api/files/{id}/content": {
    get: { answer: Blob };
  };
  "/api/intake/batches": {
    get: { answer: Schemas["PageBatchView"] };
    post: { answer: Schemas["BatchView"]; body: Schemas["Start"] };
  };
  "/api/intake/batches/{id}": {
    get: { answer: Schemas["BatchView"] };
  };
  "/api/intake/batches/{id}/apply": {
    post: { answer: Schemas["BatchView"] };
  };
  "/api/intake/batches/{id}/cancel": {
    post: { answer: Schemas["BatchView"] };
  };
  "/api/intake/batches/{id}/held": {
    get: { answer: Schemas["PageHeldView"] };
  };
  "/api/intake/batches/{id}/held/drop": {
    post: { answer: Schemas["Changed"]; body: Schemas["Rows"] };
  };
  "/api/intake/batches/{id}/held/edit": {
    post: { answer: Schemas["Changed"]; body: Schemas["Edit"] };
  };
  "/api/intake/batches/{id}/held/file": {
    get: { answer: string };
  };
  "/api/intake/batches/{id}/held/reasons": {
    get: { answer: (Schemas["ReasonCount"])[] };
  };
  "/api/intake/batches/{id}/held/retry": {
    post: { answer: Schemas["BatchView"]; body: Schemas["Retry"] };
  };
  "/api/intake/batches/{id}/read-again": {
    post: { answer: Schemas["BatchView"] };
  };
  "/api/intake/batches/{id}/undo": {
    get: { answer: Schemas["Consequence"] };
    post: { answer: Schemas["BatchView"]; body: Schemas["Undo"] };
  };
  "/api/intake/files/{id}/look": {
    get: { answer: Schemas["Look"] };
  };
  "/api/intake/mappings": {
    get: { answer: (Schemas["MappingView"])[] };
  };
  "/api/intake/mappings/{name}": {
    get: { answer: Schemas["MappingView"] };
    put: { answer: Schemas["MappingView"]; body: Schemas["Save"] };
    delete: { answer: void };
  };
  "/api/intake/sources": {
    get: { answer: (string)[] };
  };
  "/api/intake/sources/{source}/values": {
    get: { answer: (Schemas["ValueView"])[] };
    put: { answer: Schemas["Remembered"]; body: Schemas["Values"] };
    delete: { answer: void };
  };
  "/api/intake/targets": {
    get: { answer: (Schemas["TargetView"])[] };
  };
  "/api/jobs": {
    get: { answer: Schemas["PageJobView"] };
  };
  "/api/jobs/{id}": {
    get: { answer: Schemas["JobView"] };
  };
  "/api/jobs/{id}/cancel": {
    post: { answer: Schemas["JobView"] };
  };
  "/api/jobs/{id}/resume": {
    post: { answer: Schemas["JobView"] };
  };
  "/api/ledger/accounts": {
    get: { answer: Schemas["PageAccountRow"] };
  };
  "/api/ledger/accounts/{accountId}/statement": {
    get: { answer: Schemas["Statement"] };
  };
  "/api/ledger/period-locks": {
    get: { answer: Schemas["Locks"] };
  };
  "/api/ledger/period-locks/{entityId}": {
    put: { answer: Schemas["Lock"]; body: Schemas["PeriodLockBody"] };
  };
  "/api/ledger/postings": {
    get: { answer: Schemas["PagePostingRow"] };
  };
  "/api/ledger/proof": {
    get: { answer: Schemas["Proof"] };
  };
  "/api/ledger/trial-balance": {
    get: { answer: Schemas["TrialBalance"] };
  };
  "/api/movements": {
    get: { answer: Schemas["PageMovementView"] };
  };
  "/api/movements/figures": {
    get: { answer: Schemas["Figures"] };
  };
  "/api/movements/open-returns": {
    get: { answer: Schemas["PageOpenReturn"] };
  };
  "/api/movements/{id}": {
    get: { answer: Schemas["Record"] };
  };
  "/api/my/money": {
    get: { answer: Schemas["Money"] };
  };
  "/api/my/progress": {
    get: { answer: Schemas["ProgressList"] };
  };
  "/api/my/statements": {
    get: { answer: Schemas["PageView"] };
  };
  "/api/my/statements/{id}": {
    get: { answer: Schemas["Full"] };
  };
  "/api/my/statements/{id}/confirm": {
    post: { answer: Schemas["View"]; body: Schemas["Note"] };
  };
  "/api/my/statements/{id}/disputes": {
    post: { answer: Schemas["View"]; body: Schemas["NewDispute"] };
  };
  "/api/my/statements/{id}/export": {
    get: { answer: string };
  };
  "/api/my/statements/{id}/lines": {
    get: { answer: Schemas["PageLine"] };
  };
  "/api/my/statements/{id}/why": {
    get: { answer: Schemas["WhyView"] };
  };
  "/api/orders": {
    get: { answer: Schemas["PageRow"] };
  };
  "/api/orders/{id}": {
    get: { answer: Schemas["Record"] };
  };
  "/api/org-units": {
    get: { answer: Schemas["PageUnitAnswer"] };
  };
  "/api/org-units/batch": {
    post: { answer: Record<string, string>; body: Schemas["Units"] };
  };
  "/api/outbox": {
    get: { answer: Schemas["PageMessageView"] };
  };
  "/api/outbox/counts": {
    get: { answer: Schemas["Counts"] };
  };
  "/api/outbox/{id}/replay": {
    post: { answer: Schemas["MessageView"] };
  };
  "/api/overdue": {
    get: { answer: Schemas["Overdue"] };
  };
  "/api/partners": {
    get: { answer: Schemas["PageRow"] };
    post: { answer: Schemas["Created"]; body: Schemas["Create"] };
  };
  "/api/partners/activate": {
    post: { answer: Schemas["Count"]; body: Schemas["Activate"] };
  };
  "/api/partners/{id}": {
    get: { answer: Schemas["Record"] };
    patch: { answer: Schemas["Record"]; body: Schemas["Change"] };
  };
  "/api/partners/{id}/attributes": {
    get: { answer: (Schemas["Attribute"])[] };
    post: { answer: (Schemas["Attribute"])[]; body: Schemas["SetAttribute"] };
  };
  "/api/partners/{id}/attributes/{attributeId}/withdraw": {
    post: { answer: (Schemas["Attribute"])[] };
  };
  "/api/partners/{id}/codes": {
    post: { answer: Schemas["Record"]; body: Schemas["AddCode"] };
  };
  "/api/partners/{id}/codes/remove": {
    post: { answer: Schemas["Record"]; body: Schemas["AddCode"] };
  };
  "/api/partners/{id}/hierarchy": {
    get: { answer: Schemas["Tree"] };
  };
  "/api/partners/{id}/links": {
    post: { answer: Schemas["Created"]; body: Schemas["AddLink"] };
  };
  "/api/partners/{id}/links/{linkId}/end": {
    post: { answer: Schemas["Record"]; body: Schemas["EndLink"] };
  };
  "/api/partners/{id}/unmask": {
    post: { answer: Schemas["Contact"]; body: Schemas["Unmask"] };
  };
  "/api/people": {
    get: { answer: Schemas["PagePersonAnswer"] };
    post: { answer: Schemas["PersonAnswer"]; body: Schemas["PersonInput"] };
  };
  "/api/people/messages": {
    get: { answer: Schemas["PageMessageView"] };
  };
  "/api/people/{id}": {
    get: { answer: Schemas["PersonAnswer"] };
    put: { answer: Schemas["PersonAnswer"]; body: Schemas["PersonInput"] };
  };
  "/api/people/{id}/disable": {
    post: { answer: Schemas["PersonAnswer"] };
  };
  "/api/people/{id}/enable": {
    post: { answer: Schemas["PersonAnswer"] };
  };
  "/api/people/{id}/link": {
    post: { answer: Record<string, string> };
  };
  "/api/people/{id}/password": {
    post: { answer: Record<string, string>; body: Schemas["NewPassword"] };
  };
  "/api/policies": {
    get: { answer: Schemas["PageRow"] };
    post: { answer: Schemas["Body"]; body: Schemas["NewPolicyBody"] };
  };
  "/api/policies/kinds": {
    get: { answer: Schemas["KindList"] };
  };
  "/api/policies/mine": {
    get: { answer: Schemas["PartnerList"] };
  };
  "/api/policies/versions/{versionId}": {
    get: { answer: Schemas["Body"] };
    put: { answer: Schemas["Body"]; body: Schemas["ChangeBody"] };
  };
  "/api/policies/versions/{versionId}/acknowledge": {
    post: { answer: void; body: Schemas["AcknowledgeBody"] };
  };
  "/api/policies/versions/{versionId}/acknowledgements": {
    get: { answer: Schemas["PageAcknowledged"] };
  };
  "/api/policies/versions/{versionId}/check": {
    get: { answer: Schemas["Check"] };
  };
  "/api/policies/versions/{versionId}/compare/{otherVersionId}": {
    get: { answer: Schemas["Comparison"] };
  };
  "/api/policies/versions/{versionId}/publish": {
    post: { answer: Schemas["Body"] };
  };
  "/api/policies/versions/{versionId}/submit": {
    post: { answer: Schemas["Body"] };
  };
  "/api/policies/versions/{versionId}/withdraw": {
    post: { answer: Schemas["Body"]; body: Schemas["ReasonBody"] };
  };
  "/api/policies/{policyId}": {
    get: { answer: Schemas["Full"] };
  };
  "/api/policies/{policyId}/versions": {
    post: { answer: Schemas["Body"] };
  };
  "/api/positions": {
    get: { answer: Schemas["PositionsAnswer"] };
    post: { answer: Schemas["Created"]; body: Schemas["PositionInput"] };
  };
  "/api/positions/{id}/holders": {
    post: { answer: Schemas["Created"]; body: Schemas["HolderInput"] };
  };
  "/api/products": {
    get: { answer: Schemas["PageRow"] };
    post: { answer: Schemas["Record"]; body: Schemas["Create"] };
  };
  "/api/products/activate": {
    post: { answer: Schemas["Count"]; body: Schemas["Activate"] };
  };
  "/api/products/{id}": {
    get: { answer: Schemas["Record"] };
    patch: { answer: Schemas["Record"]; body: Schemas["Change"] };
  };
  "/api/products/{id}/categories": {
    post: { answer: Schemas["Record"]; body: Schemas["Place"] };
  };
  "/api/products/{id}/codes": {
    post: { answer: Schemas["Record"]; body: Schemas["AddCode"] };
  };
  "/api/products/{id}/units": {
    post: { answer: Schemas["Record"]; body: Schemas["SetUnit"] };
  };
  "/api/programmes": {
    get: { answer: Schemas["ProgrammeList"] };
  };
  "/api/programmes/check": {
    post: { answer: Schemas["Check"]; body: Schemas["Draft"] };
  };
  "/api/programmes/opening-volumes": {
    post: { answer: Schemas["Kept"]; body: Schemas["OpeningVolumes"] };
  };
  "/api/programmes/simulate": {
    post: { answer: Schemas["Result"]; body: Schemas["Simulate"] };
  };
  "/api/programmes/targets": {
    post: { answer: Schemas["Kept"]; body: Schemas["Targets"] };
  };
  "/api/programmes/{code}": {
    get: { answer: Schemas["Check"] };
  };
  "/api/programmes/{code}/progress": {
    get: { answer: Schemas["ProgressList"] };
  };
  "/api/session": {
    get: { answer: Schemas["SessionView"] };
    post: { answer: Record<string, string>; body: Schemas["Password"] };
    delete: { answer: void };
  };
  "/api/session/codes": {
    post: { answer: Record<string, Record<string, unknown>>; body: Schemas["PhoneOnly"] };
  };
  "/api/session/partner": {
    post: { answer: Record<string, string>; body: Schemas["Code"] };
  };
  "/api/session/password": {
    put: { answer: Record<string, string>; body: Schemas["PasswordChange"] };
  };
  "/api/session/second-factor": {
    get: { answer: Schemas["State"] };
    post: { answer: Record<string, string>; body: Record<string, Record<string, unknown>> };
    put: { answer: Schemas["State"]; body: Schemas["Code"] };
  };
  "/api/session/second-factor/off": {
    post: { answer: Schemas["State"]; body: Schemas["Code"] };
  };
  "/api/settlement-runs": {
    get: { answer: Schemas["PageView"] };
    post: { answer: Schemas["View"]; body: Schemas["NewRun"] };
  };
  "/api/settlement-runs/{id}": {
    get: { answer: Schemas["Full"] };
  };
  "/api/shops": {
    get: { answer: Schemas["PageShop"] };
    post: { answer: Schemas["Shop"]; body: Schemas["NewShop"] };
  };
  "/api/shops/{id}": {
    patch: { answer: Schemas["Shop"]; body: Schemas["ChangedShop"] };
  };
  "/api/stand-ins": {
    get: { answer: Schemas["PageStandInView"] };
    post: { answer: Schemas["Created"]; body: Schemas["StandInInput"] };
  };
  "/api/stand-ins/{id}": {
    delete: { answer: Record<string, string> };
  };
  "/api/statements": {
    get: { answer: Schemas["PageView"] };
  };
  "/api/statements/bulk-steps": {
    post: { answer: Schemas["Queued"]; body: Schemas["BulkStep"] };
  };
  "/api/statements/bulk-steps/preview": {
    post: { answer: Schemas["Preview"]; body: Schemas["BulkStep"] };
  };
  "/api/statements/counts": {
    get: { answer: Schemas["Counts"] };
  };
  "/api/statements/export": {
    get: { answer: string };
  };
  "/api/statements/{id}": {
    get: { answer: Schemas["Full"] };
  };
  "/api/statements/{id}/changes": {
    get: { answer: Schemas["Changes"] };
  };
  "/api/statements/{id}/disputes/answer": {
    post: { answer: Schemas["View"]; body: Schemas["Answer"] };
  };
  "/api/statements/{id}/export": {
    get: { answer: string };
  };
  "/api/statements/{id}/lines": {
    get: { answer: Schemas["PageLine"] };
  };
  "/api/statements/{id}/release-undisputed": {
    post: { answer: Schemas["View"] };
  };
  "/api/statements/{id}/steps": {
    post: { answer: Schemas["View"]; body: Schemas["Step"] };
  };
  "/api/statements/{id}/verify": {
    get: { answer: Schemas["Verdict"] };
  };
  "/api/statements/{id}/why": {
    get: { answer: Schemas["WhyView"] };
  };
  "/api/stores": {
    get: { answer: Schemas["PageRow"] };
    post: { answer: Schemas["Row"]; body: Schemas["Stated"] };
  };
  "/api/stores/{id}": {
    get: { answer: Schemas["Row"] };
    patch: { answer: Schemas["Row"]; body: Schemas["Stated"] };
  };
  "/api/targets": {
    get: { answer: Schemas["PageSheetView"] };
    post: { answer: Schemas["Created"]; body: Schemas["DraftBody"] };
  };
  "/api/targets/{id}": {
    get: { answer: Schemas["SheetView"] };
  };
  "/api/targets/{id}/goals": {
    put: { answer: void; body: Schemas["GoalsBody"] };
  };
  "/api/targets/{id}/publish": {
    post: { answer: void };
  };
  "/api/targets/{id}/split": {
    post: { answer: Schemas["SplitDone"]; body: Schemas["SplitBody"] };
  };
  "/api/tokens": {
    get: { answer: Schemas["PageTokenView"] };
    post: { answer: Schemas["NewToken"]; body: Schemas["TokenInput"] };
  };
  "/api/tokens/{id}": {
    delete: { answer: Record<string, string> };
  };
  "/api/verify": {
    get: { answer: Schemas["Report"] };
  };
}
