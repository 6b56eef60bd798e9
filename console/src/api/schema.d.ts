// Made by `npm run api` from the server's OpenAPI description; not edited by hand.

export interface Schemas {
  "Accepted": { "accepted"?: number; "jobId"?: string };
  "Account": { "partnerId"?: string; "partnerCode"?: string; "partnerName"?: string; "currency"?: string; "from"?: string; "through"?: string; "rulePolicy"?: string; "purchasesMinor"?: number; "stockMinor"?: number; "owedToBrandMinor"?: number; "capitalMinor"?: number; "steps"?: (Schemas["Step"])[]; "returnMinor"?: number; "roiPpm"?: number; "brandSteps"?: (Schemas["Step"])[]; "brandReturnMinor"?: number; "brandRoiPpm"?: number };
  "AccountRow": { "id"?: string; "kind"?: "RECEIVABLE" | "SALES" | "CONTRA_REVENUE" | "REBATE_ACCRUAL" | "REBATE_POOL" | "POOL_RESERVED" | "CLAWBACK_RECEIVABLE" | "GOODS_OBLIGATION" | "PARTNER_PAYABLE" | "CASH_IN_TRANSIT" | "COMMISSION_ACCRUAL" | "COMMISSION_PAYABLE" | "FUND_ACCRUAL" | "COMPENSATION_ACCRUAL" | "BONUS_ACCRUAL" | "SHARE_ACCRUAL" | "MARKETING_EXPENSE" | "COMMISSION_EXPENSE" | "OUTPUT_TAX" | "DEPOSIT" | "BUDGET" | "BUDGET_RESERVED" | "BUDGET_CONSUMED" | "BUDGET_GRANTED" | "BANK" | "EXCHANGE" | "OPENING" | "ROUNDING"; "partyId"?: string; "entityId"?: string; "currency"?: string; "ref"?: string; "limited"?: boolean; "balanceMinor"?: number; "limitMinor"?: number };
  "AccrueBody": { "through"?: string };
  "Accrued": { "month"?: string; "version"?: number; "baseMinor"?: number; "accruedMinor"?: number; "postedMinor"?: number };
  "AccruedOf": { "month"?: string; "partnerId"?: string; "baseMinor"?: number; "accruedMinor"?: number };
  "AcknowledgeBody": { "partyId"?: number; "sha256"?: string };
  "Acknowledged": { "partyId"?: string; "name"?: string; "sha256"?: string; "at"?: string };
  "ActBody": { "action"?: string; "comment"?: string; "detail"?: Record<string, Record<string, unknown>> };
  "Activate": { "ids"?: (number)[] };
  "ActivityView": { "id"?: string; "number"?: string; "applicationId"?: string; "policyId"?: string; "partnerId"?: string; "currency"?: string; "budgetCode"?: string; "kind"?: string; "title"?: string; "outletId"?: string; "outletName"?: string; "latitudeE6"?: number; "longitudeE6"?: number; "fromDay"?: string; "throughDay"?: string; "stage"?: string; "desk"?: string; "since"?: string; "daysWaiting"?: number; "expectedOn"?: string; "requestedMinor"?: number; "approvedMinor"?: number; "claimedMinor"?: number; "settledMinor"?: number; "openMinor"?: number; "claimUntil"?: string; "extensions"?: number; "photos"?: number; "claimId"?: string; "versionId"?: string };
  "AddCategory": { "parentId"?: number; "code"?: string; "nameZh"?: string; "nameEn"?: string };
  "AddCode": { "source"?: string; "code"?: string };
  "AddLink": { "parentId"?: number; "role"?: "BUYS_FROM" | "MANAGED_BY" | "FRANCHISED_BY" | "SIGNED_WITH"; "validFrom"?: string; "validTo"?: string };
  "AgainBody": { "amountsMinor"?: Record<string, number> };
  "AgreeBody": { "policyId"?: number; "agreements"?: (Schemas["NewAgreement"])[] };
  "AllocationBody": { "toBudgetId"?: number; "amountMinor"?: number; "text"?: string };
  "Answer": { "disputeIds"?: (string)[]; "upheld"?: boolean; "answer"?: string };
  "AnswerBody": { "content"?: string };
  "ApplicationView": { "id"?: string; "policyId"?: string; "partnerId"?: string; "title"?: string; "state"?: string; "activities"?: number; "requestedMinor"?: number; "currency"?: string; "requestedBy"?: string; "requestedAt"?: string; "approvedBy"?: string; "note"?: string };
  "Applied": { "applicationId"?: string; "activityIds"?: (string)[] };
  "ApplyBody": { "policyId"?: number; "title"?: string; "activities"?: (Schemas["Wanted"])[] };
  "AskBody": { "title"?: string; "budgetCode"?: string; "policyId"?: number; "lines"?: (Schemas["WantedLine"])[] };
  "AssignBody": { "mine"?: boolean };
  "Attached": { "id"?: string; "name"?: string; "mediaType"?: string; "bytes"?: number };
  "AttainmentView": { "sheet"?: Schemas["SheetView"]; "from"?: string; "through"?: string; "total"?: Schemas["Row"]; "items"?: (Schemas["Row"])[]; "next"?: string };
  "Attribute": { "id"?: string; "kind"?: "TYPE" | "TRADE_MODE" | "TIER" | "REGION"; "value"?: string; "labelZh"?: string; "labelEn"?: string; "validFrom"?: string; "knownSeal"?: number; "voidSeal"?: number; "recordedAt"?: string; "recordedBy"?: string };
  "Balance": { "partnerId"?: string; "partnerCode"?: string; "partnerName"?: string; "entityId"?: string; "currency"?: string; "receivedMinor"?: number; "deductedMinor"?: number; "returnedMinor"?: number; "heldMinor"?: number; "inReviewMinor"?: number };
  "BalanceRow": { "partnerId"?: string; "partnerCode"?: string; "partnerName"?: string; "entityId"?: string; "currency"?: string; "creditedMinor"?: number; "usableMinor"?: number; "reservedMinor"?: number; "usedMinor"?: number; "takenMinor"?: number; "lapsedMinor"?: number; "expiringMinor"?: number; "nextExpiry"?: string; "lots"?: number };
  "Balances": { "items"?: (Schemas["Balance"])[] };
  "Bar": { "fromMinor"?: number; "partners"?: number };
  "BatchBody": { "entityCode"?: string; "layout"?: "KINGDEE" | "YONYOU" | "SAP" | "DIRECT" };
  "BatchRow": { "id"?: string; "number"?: string; "entityId"?: string; "currency"?: string; "state"?: string; "channel"?: string; "lines"?: number; "totalMinor"?: number; "note"?: string; "madeBy"?: string; "madeAt"?: string; "checkedBy"?: string; "sentAt"?: string; "fileName"?: string; "sha256"?: string; "open"?: number; "paid"?: number; "failed"?: number; "unknown"?: number };
  "BatchView": { "id"?: string; "state"?: "READING" | "COMPARED" | "APPLYING" | "SEALED" | "UNCHANGED" | "CANCELLED" | "FAILED"; "targetKind"?: string; "source"?: string; "mapping"?: string; "mappingVersion"?: number; "fileId"?: string; "fileName"?: string; "parentId"?: string; "undoesId"?: string; "undoneBy"?: string; "sealNo"?: number; "sealedAt"?: string; "voidedBySeal"?: number; "rowsRead"?: number; "rowsSkipped"?: number; "rowsHeld"?: number; "heldOpen"?: number; "added"?: number; "changed"?: number; "unchanged"?: number; "removed"?: number; "details"?: Record<string, Record<string, unknown>>; "problemCode"?: string; "problemDetail"?: string; "problemParams"?: Record<string, Record<string, unknown>>; "jobId"?: string; "createdBy"?: string; "createdAt"?: string };
  "BoardView": { "measure"?: "SALES" | "ORDERS" | "INVOICES" | "PAYMENTS" | "SELL_OUT"; "currency"?: string; "from"?: string; "toExcl"?: string; "beforeFrom"?: string; "beforeToExcl"?: string; "totals"?: Schemas["Totals"]; "before"?: Schemas["Totals"]; "days"?: (Schemas["Day"])[]; "regions"?: (Schemas["Slice"])[]; "channels"?: (Schemas["Slice"])[]; "partners"?: (Schemas["Slice"])[]; "lookedAt"?: Schemas["Slice"]; "choices"?: (Schemas["Choice"])[]; "knownSeal"?: number; "changedAt"?: string };
  "Body": { "id"?: string; "policyId"?: string; "kind"?: string; "code"?: string; "number"?: number; "state"?: "DRAFT" | "IN_REVIEW" | "APPROVED" | "PUBLISHED" | "SUPERSEDED" | "WITHDRAWN"; "documentNo"?: string; "validFrom"?: string; "validThrough"?: string; "sha256"?: string; "body"?: Schemas["JsonNode"]; "examples"?: Schemas["JsonNode"] };
  "Brought": { "orderNo"?: string; "partnerCode"?: string; "role"?: "AGENT" | "KOL" | "MCN" | "GUIDE" | "STORE"; "level"?: number; "throughCode"?: string; "touchedAt"?: string };
  "Budget": { "id"?: number; "code"?: string; "entityId"?: number; "currency"?: string; "grantedMinor"?: number; "freeMinor"?: number; "reservedMinor"?: number; "consumedMinor"?: number };
  "BulkAnswer": { "done"?: number };
  "BulkBody": { "ids"?: (number)[]; "act"?: "APPROVE" | "REJECT" | "RETURN" | "HAND_OVER" | "ADD_SIGNER_BEFORE" | "ADD_SIGNER_AFTER" | "WITHDRAW" | "REMIND"; "comment"?: string };
  "BulkStep": { "action"?: "CHECK" | "REVIEW" | "SEND" | "CONFIRM" | "DISPUTE" | "RESOLVE" | "FINALISE" | "RELEASE" | "SEND_BACK" | "WITHDRAW"; "selection"?: Schemas["Selection"]; "note"?: string };
  "Burn": { "month"?: string; "grantedMinor"?: number; "reservedMinor"?: number; "consumedMinor"?: number };
  "CalculateBody": { "versionId"?: string };
  "CalculationView": { "id"?: string; "policyId"?: string; "versionId"?: string; "code"?: string; "documentNo"?: string; "titleZh"?: string; "titleEn"?: string; "effective"?: string; "sealNo"?: number; "state"?: string; "currency"?: string; "calculatedBy"?: string; "calculatedAt"?: string; "approvalId"?: string; "decidedBy"?: string; "claims"?: number; "partners"?: number; "amountMinor"?: number; "payableMinor"?: number; "payableClaims"?: number; "disputed"?: number };
  "CalendarView": { "code"?: string; "nameZh"?: string; "nameEn"?: string; "current"?: Schemas["PeriodView"] };
  "Card": { "id"?: string; "kind"?: string; "subjectId"?: string; "titleZh"?: string; "titleEn"?: string; "amountMinor"?: number; "currency"?: string; "partyId"?: string; "figures"?: (Schemas["Figure"])[]; "link"?: string; "requesterId"?: string; "requesterName"?: string; "submittedAt"?: string; "state"?: "OPEN" | "APPROVED" | "REJECTED" | "RETURNED" | "WITHDRAWN"; "step"?: string; "stepNumber"?: number; "stepCount"?: number; "desk"?: (Schemas["Desk"])[]; "waitingSince"?: string; "dueAt"?: string; "overdue"?: boolean; "remindedAt"?: string; "endedAt"?: string };
  "Category": { "id"?: string; "parentId"?: string; "code"?: string; "nameZh"?: string; "nameEn"?: string; "products"?: number };
  "Change": { "nameZh"?: string; "nameEn"?: string; "spec"?: string; "barcode"?: string; "codeKind"?: "GOODS" | "CHARGE" | "DISCOUNT" | "ADJUSTMENT"; "status"?: "DRAFT" | "ACTIVE" | "CLOSED"; "taxRatePpm"?: number };
  "ChangeBody": { "documentNo"?: string; "validFrom"?: string; "validThrough"?: string; "body"?: Schemas["JsonNode"]; "note"?: string };
  "Changed": { "rows"?: number };
  "ChangedChannel": { "nameZh"?: string; "nameEn"?: string; "closed"?: boolean };
  "ChangedShop": { "name"?: string; "channelId"?: number; "partnerId"?: number; "entityId"?: number; "closed"?: boolean };
  "Channel": { "id"?: string; "code"?: string; "nameZh"?: string; "nameEn"?: string; "type"?: "DIRECT" | "AGENT" | "DISTRIBUTOR" | "RETAIL" | "FRANCHISE" | "SUPERMARKET" | "ECOMMERCE" | "SOCIAL" | "LIVESTREAM" | "PRIVATE_DOMAIN" | "CROSS_BORDER" | "UNKNOWN"; "closed"?: boolean };
  "Check": { "programme"?: Schemas["View"]; "chart"?: (Schemas["Point"])[]; "chartOver"?: string; "examples"?: (Schemas["ExampleView"])[]; "conflict"?: Schemas["ConflictView"]; "legalReview"?: Schemas["LegalView"] };
  "CheckBody": { "body"?: Schemas["JsonNode"]; "totalMinor"?: number; "refundedMinor"?: number };
  "Checked": { "examples"?: (Schemas["ExampleResult"])[]; "examplesMin"?: number; "kept"?: (number)[] };
  "Choice": { "measure"?: "SALES" | "ORDERS" | "INVOICES" | "PAYMENTS" | "SELL_OUT"; "currency"?: string; "first"?: string; "last"?: string; "lines"?: number };
  "ClaimBody": { "lines"?: (Schemas["LineOf"])[]; "invoices"?: (Schemas["InvoiceOf"])[]; "bankAccount"?: string; "selloutMinor"?: number; "last"?: boolean; "note"?: string };
  "ClaimView": { "id"?: string; "calculationId"?: string; "partnerId"?: string; "partnerCode"?: string; "partnerName"?: string; "currency"?: string; "amountMinor"?: number; "quantityMilli"?: number; "state"?: string; "note"?: string; "code"?: string; "documentNo"?: string; "titleZh"?: string; "titleEn"?: string; "effective"?: string };
  "ClaimsBody": { "claims"?: (Schemas["Brought"])[] };
  "Clause": { "document"?: string; "clause"?: string; "version"?: string };
  "ClockView": { "now"?: string; "offsetMillis"?: number; "movable"?: boolean };
  "CloseBody": { "carryTo"?: string };
  "Code": { "code"?: string };
  "Colleague": { "id"?: string; "name"?: string };
  "CommentBody": { "text"?: string; "internal"?: boolean; "fileIds"?: (number)[] };
  "Comparison": { "before"?: Schemas["Body"]; "after"?: Schemas["Body"]; "differences"?: (Schemas["Difference"])[] };
  "Confirmation": { "note"?: string; "sha256"?: string };
  "ConflictView": { "otherCode"?: string; "day"?: string; "partnerCode"?: string; "productSku"?: string };
  "Consequence": { "kind"?: "FREE" | "DELTA" | "REFUSED"; "reason"?: string; "params"?: Record<string, Record<string, unknown>> };
  "Contact": { "name"?: string; "phone"?: string; "bankName"?: string; "bankAccount"?: string };
  "Count": { "count"?: number };
  "CountBody": { "partnerId"?: string; "heldOn"?: string; "lines"?: (Schemas["LineBody"])[]; "photoFileId"?: string; "note"?: string };
  "Counted": { "sealNo"?: number; "products"?: number };
  "Counts": { "items"?: (Schemas["Count"])[] };
  "Create": { "sku"?: string; "nameZh"?: string; "nameEn"?: string; "spec"?: string; "barcode"?: string; "codeKind"?: "GOODS" | "CHARGE" | "DISCOUNT" | "ADJUSTMENT"; "baseUnit"?: string; "taxRatePpm"?: number; "categoryId"?: number; "validFrom"?: string };
  "Created": { "id"?: string };
  "CurrencyFigures": { "currency"?: string; "lines"?: number; "grossMinor"?: number; "exactAmount"?: number };
  "CutBody": { "approvedMinor"?: number; "reason"?: string };
  "Day": { "date"?: string; "amountMinor"?: number; "returnedMinor"?: number };
  "Declaration": { "method"?: string; "treatment"?: string; "taxNote"?: string };
  "Delivered": { "leftMinor"?: number };
  "DeliveryBody": { "partnerCode"?: string; "entityCode"?: string; "documentNo"?: string; "amountMinor"?: number };
  "DeliveryView": { "listener"?: string; "status"?: string; "attempts"?: number; "error"?: string; "nextAt"?: string; "doneAt"?: string };
  "Desk": { "principalId"?: string; "name"?: string; "role"?: string };
  "Difference": { "path"?: string; "before"?: string; "after"?: string };
  "Done": { "noticed"?: number; "lapsed"?: number; "lapsedMinor"?: number };
  "Draft": { "body"?: Schemas["JsonNode"] };
  "DraftBody": { "code"?: string; "titleZh"?: string; "titleEn"?: string; "year"?: number; "measure"?: "ORDERED_NET" | "SHIPPED_NET" | "SHIPPED_QUANTITY" | "INVOICED_NET" | "PAID_GROSS"; "currency"?: string; "entityId"?: string; "basedOn"?: string };
  "DrawBody": { "policyId"?: number; "month"?: string };
  "DrawRow": { "position"?: number; "lotId"?: string; "text"?: string; "source"?: string; "expiresOn"?: string; "amountMinor"?: number; "consumedMinor"?: number; "returnedMinor"?: number };
  "DrawView": { "lotId"?: string; "amountMinor"?: number };
  "Drawn": { "statements"?: number };
  "Earning": { "id"?: string; "partnerId"?: string; "orderNo"?: string; "lineNo"?: string; "title"?: string; "planCode"?: string; "role"?: "AGENT" | "KOL" | "MCN" | "GUIDE" | "STORE"; "level"?: number; "ratePpm"?: number; "perItemMinor"?: number; "basisMinor"?: number; "itemsMilli"?: number; "askedMinor"?: number; "amountMinor"?: number; "bookedMinor"?: number; "currency"?: string; "state"?: "ESTIMATED" | "FROZEN" | "CONFIRMED" | "PAYABLE" | "PAID"; "paidOn"?: string; "frozenUntil"?: string };
  "EarningView": { "earning"?: Schemas["Earning"]; "party"?: Schemas["Party"] };
  "Edit": { "rows"?: (number)[]; "column"?: string; "value"?: string };
  "EndLink": { "validTo"?: string };
  "Entities": { "items"?: (Schemas["EntityInput"])[] };
  "EntityAnswer": { "id"?: string; "code"?: string; "nameZh"?: string; "nameEn"?: string; "currency"?: string; "uscc"?: string; "closed"?: boolean };
  "EntityInput": { "code"?: string; "nameZh"?: string; "nameEn"?: string; "currency"?: string; "uscc"?: string; "closed"?: boolean };
  "Entry": { "id"?: string; "partnerId"?: string; "partnerCode"?: string; "partnerName"?: string; "entityId"?: string; "currency"?: string; "kind"?: string; "documentNo"?: string; "amountMinor"?: number; "reason"?: string; "state"?: string; "businessDate"?: string; "at"?: string };
  "EntryView": { "id"?: string; "at"?: string; "principal"?: string; "principalName"?: string; "action"?: string; "subjectKind"?: string; "subjectId"?: string; "detail"?: Record<string, Record<string, unknown>>; "sealed"?: boolean };
  "EventRow": { "id"?: string; "kind"?: string; "documentNo"?: string; "amountMinor"?: number; "lapsedMinor"?: number; "businessDate"?: string; "note"?: string; "byName"?: string; "at"?: string };
  "Example": { "name"?: string; "approvedMinor"?: number; "claimMinor"?: number; "daysAfterEnd"?: number; "expected"?: string };
  "ExampleResult": { "name"?: string; "passed"?: boolean; "expected"?: string; "actual"?: string };
  "ExampleView": { "title"?: string; "expectedMinor"?: number; "computedMinor"?: number; "holds"?: boolean };
  "ExpiryBody": { "day"?: string };
  "Exposure": { "partnerId"?: string; "periodCode"?: string; "base"?: number; "tier"?: number; "payoutMinor"?: number; "clawbackMinor"?: number; "cliffMinor"?: number };
  "ExposureList": { "currency"?: string; "returnPpm"?: number; "items"?: (Schemas["Exposure"])[] };
  "ExtendBody": { "until"?: string; "reason"?: string };
  "Fact": { "id"?: string; "businessDate"?: string; "documentNo"?: string; "quantityMilli"?: number; "unit"?: string; "amountMinor"?: number; "to"?: string };
  "FactList": { "items"?: (Schemas["FactView"])[] };
  "FactView": { "key"?: string; "partnerId"?: string; "region"?: string; "name"?: string; "programmeCode"?: string; "first"?: string; "last"?: string; "value"?: number; "secondValue"?: number };
  "Failure": { "code"?: string; "params"?: Record<string, Record<string, unknown>>; "detail"?: string };
  "Figure": { "labelZh"?: string; "labelEn"?: string; "form"?: "MONEY" | "QUANTITY" | "RATE_PPM" | "DATE" | "NUMBER" | "TEXT"; "value"?: string; "unit"?: string };
  "Figures": { "byKind"?: (Schemas["KindFigures"])[]; "byCurrency"?: (Schemas["CurrencyFigures"])[]; "reversals"?: Schemas["ReversalFigures"] };
  "FileView": { "id"?: string; "name"?: string; "bytes"?: number; "sha256"?: string; "mediaType"?: string; "purpose"?: string; "partyId"?: string; "createdBy"?: string; "createdAt"?: string };
  "FindingDecided": { "id"?: number; "upheld"?: boolean; "reason"?: string };
  "ForPartner": { "versionId"?: string; "code"?: string; "kindZh"?: string; "kindEn"?: string; "documentNo"?: string; "titleZh"?: string; "titleEn"?: string; "number"?: number; "validFrom"?: string; "validThrough"?: string; "sha256"?: string; "partyId"?: string; "card"?: Schemas["JsonNode"]; "acknowledgedAt"?: string };
  "FreezeBody": { "frozen"?: boolean };
  "Full": { "record"?: Schemas["Row"]; "detail"?: Schemas["JsonNode"]; "said"?: (Schemas["Said"])[]; "possible"?: (Schemas["Possible"])[] };
  "FullApplication": { "application"?: Schemas["ApplicationView"]; "approval"?: Schemas["Standing"] };
  "FundTerms": { "budget"?: string; "currency"?: string; "tolerancePpm"?: number; "claimDays"?: number; "noticeDays"?: number; "extensionDays"?: number; "extensionsMax"?: number; "approveDays"?: number; "verifyDays"?: number; "photosMin"?: number; "sampleAllFromMinor"?: number; "sampleSharePpm"?: number; "metresMax"?: number; "daysMax"?: number; "outlierFactor"?: number; "peersMin"?: number; "lookBackMonths"?: number; "form"?: "OFFSET" | "GOODS" | "CASH"; "invoice"?: "ON_INVOICE" | "RED_LETTER" | "NONE"; "goodsForm"?: "OFFSET" | "GOODS" | "CASH"; "goodsInvoice"?: "ON_INVOICE" | "RED_LETTER" | "NONE"; "examples"?: (Schemas["Example"])[] };
  "FundView": { "policyId"?: string; "versionId"?: string; "code"?: string; "documentNo"?: string; "titleZh"?: string; "titleEn"?: string; "terms"?: Schemas["FundTerms"]; "budget"?: Schemas["Budget"] };
  "Goal": { "partnerCode"?: string; "month"?: number; "amount"?: number };
  "GoalsBody": { "goals"?: (Schemas["Goal"])[] };
  "GrantBody": { "amountMinor"?: number; "reason"?: string };
  "HeldView": { "no"?: number; "sheet"?: string; "rowNo"?: number; "documentNo"?: string; "reason"?: string; "detail"?: string; "params"?: Record<string, Record<string, unknown>>; "columns"?: (string)[]; "cells"?: (string)[]; "state"?: string };
  "HolderInput": { "personId"?: number; "validFrom"?: string; "validTo"?: string };
  "HolderView": { "id"?: string; "positionId"?: string; "personId"?: string; "validFrom"?: string; "validTo"?: string };
  "Id": { "id"?: string };
  "Ids": { "ids"?: (string)[] };
  "InvoiceOf": { "sellerTaxNo"?: string; "number"?: string; "amountMinor"?: number };
  "ItemView": { "sku"?: string; "oldPrice"?: string; "newPrice"?: string };
  "ItemsFundView": { "items"?: (Schemas["FundView"])[] };
  "ItemsMyFund": { "items"?: (Schemas["MyFund"])[] };
  "ItemsRunView": { "items"?: (Schemas["RunView"])[] };
  "ItemsStored": { "items"?: (Schemas["Stored"])[] };
  "ItemsTally": { "items"?: (Schemas["Tally"])[] };
  "JobView": { "id"?: string; "name"?: string; "status"?: string; "params"?: Record<string, Record<string, unknown>>; "startedBy"?: string; "done"?: number; "total"?: number; "message"?: string; "result"?: Record<string, Record<string, unknown>>; "error"?: Schemas["Failure"]; "queuedAt"?: string; "runAt"?: string; "endedAt"?: string; "runs"?: number; "cancelRequested"?: boolean };
  "JsonNode": { "empty"?: boolean; "array"?: boolean; "null"?: boolean; "object"?: boolean; "float"?: boolean; "missingNode"?: boolean; "nodeType"?: "ARRAY" | "BINARY" | "BOOLEAN" | "MISSING" | "NULL" | "NUMBER" | "OBJECT" | "POJO" | "STRING"; "string"?: boolean; "integralNumber"?: boolean; "pojo"?: boolean; "floatingPointNumber"?: boolean; "short"?: boolean; "int"?: boolean; "long"?: boolean; "double"?: boolean; "bigDecimal"?: boolean; "bigInteger"?: boolean; "textual"?: boolean; "boolean"?: boolean; "binary"?: boolean; "valueNode"?: boolean; "container"?: boolean; "number"?: boolean; "embeddedValue"?: boolean };
  "Kept": { "kept"?: number };
  "Kind": { "kind"?: string; "titleZh"?: string; "titleEn"?: string; "examplesMin"?: number };
  "KindFigures": { "kind"?: "ORDERED" | "SHIPPED" | "RETURNED" | "INVOICED" | "RECEIVED" | "PAID" | "CHARGED" | "OFFSET" | "ADJUSTED" | "SOLD_OUT" | "OPENING"; "lines"?: number; "quantityMilli"?: number; "netMinor"?: number; "taxMinor"?: number; "grossMinor"?: number };
  "KindList": { "items"?: (Schemas["Kind"])[] };
  "LegalReview": { "versionId"?: number; "opinionNo"?: string; "note"?: string };
  "LegalView": { "because"?: string; "partnerCode"?: string };
  "Line": { "name"?: string; "pass"?: boolean; "figures"?: Record<string, Record<string, unknown>>; "millis"?: number };
  "LineBody": { "productId"?: string; "unit"?: string; "quantityMilli"?: number };
  "LineFound": { "lineNo"?: number; "verifiedMinor"?: number; "reason"?: string };
  "LineOf": { "lineNo"?: number; "amountMinor"?: number };
  "LineRef": { "documentNo"?: string; "lineKey"?: string };
  "LineRow": { "lineNo"?: number; "productId"?: string; "sku"?: string; "nameZh"?: string; "netMinor"?: number; "excluded"?: boolean; "partMinor"?: number };
  "LineView": { "lineNo"?: number; "kind"?: string; "item"?: string; "approvedMinor"?: number; "claimedMinor"?: number; "verifiedMinor"?: number; "reason"?: string };
  "ListView": { "id"?: string; "title"?: string; "policyId"?: string; "budgetCode"?: string; "currency"?: string; "state"?: string; "totalMinor"?: number; "lines"?: number; "owedMinor"?: number; "requestedBy"?: string; "requestedAt"?: string; "approvedBy"?: string; "note"?: string };
  "Lock": { "entityId"?: string; "lockedThrough"?: string; "lockedBy"?: string; "lockedAt"?: string; "reason"?: string };
  "Locks": { "items"?: (Schemas["Lock"])[] };
  "Look": { "kind"?: "DELIMITED" | "XLSX" | "XLS" | "HTML" | "SPREADSHEET_XML" | "ZIP" | "GZIP"; "targetKind"?: string; "sheets"?: (Schemas["SheetView"])[]; "fittingMappings"?: (string)[] };
  "LotEventRow": { "kind"?: string; "amountMinor"?: number; "until"?: string; "reason"?: string; "at"?: string };
  "LotRow": { "id"?: string; "key"?: string; "partnerId"?: string; "entityId"?: string; "currency"?: string; "source"?: string; "policyId"?: string; "invoice"?: string; "text"?: string; "creditedMinor"?: number; "availableMinor"?: number; "reservedMinor"?: number; "usedMinor"?: number; "takenMinor"?: number; "lapsedMinor"?: number; "creditedOn"?: string; "expiresOn"?: string; "noticedOn"?: string };
  "LotView": { "lot"?: Schemas["LotRow"]; "events"?: (Schemas["LotEventRow"])[] };
  "Made": { "id"?: string; "lines"?: number; "totalMinor"?: number; "withoutAccount"?: (string)[]; "nothingLeft"?: (string)[] };
  "MappingSpec": { "columns"?: Record<string, string>; "fixed"?: Record<string, string>; "settings"?: Record<string, string>; "unknowns"?: Record<string, "AUTO_DRAFT" | "HOLD" | "MAP">; "fillDown"?: (string)[]; "sheets"?: (string)[]; "headerRow"?: number; "zone"?: string; "dateOrder"?: "UNDECLARED" | "DAY_FIRST" | "MONTH_FIRST"; "encoding"?: string; "delimiter"?: string };
  "MappingView": { "name"?: string; "version"?: number; "targetKind"?: string; "source"?: string; "spec"?: Schemas["MappingSpec"]; "createdBy"?: string; "createdAt"?: string };
  "Membership": { "id"?: string; "categoryId"?: string; "nameZh"?: string; "nameEn"?: string; "validFrom"?: string; "knownSeal"?: number; "voidSeal"?: number };
  "MessageView": { "id"?: string; "type"?: string; "aggregate"?: string; "payload"?: Schemas["JsonNode"]; "principal"?: string; "publishedAt"?: string; "deliveries"?: (Schemas["DeliveryView"])[] };
  "Mine": { "items"?: (Schemas["Account"])[] };
  "Money": { "pools"?: (Schemas["Pool"])[] };
  "MonthBody": { "month"?: string };
  "MonthsAccrued": { "items"?: (Schemas["Accrued"])[] };
  "MonthsBurn": { "items"?: (Schemas["Burn"])[] };
  "More": { "code"?: string; "nameZh"?: string; "nameEn"?: string; "periodCode"?: string; "currency"?: string; "unit"?: string; "needs"?: string; "sole"?: boolean; "baseNow"?: number; "baseThen"?: number; "tierNow"?: number; "tierThen"?: number; "tiers"?: number; "toNextTier"?: number; "payoutNowMinor"?: number; "payoutThenMinor"?: number; "gainMinor"?: number };
  "MoreList": { "cutSeal"?: number; "day"?: string; "items"?: (Schemas["More"])[] };
  "Move": { "now"?: string };
  "MovementView": { "id"?: string; "kind"?: "ORDERED" | "SHIPPED" | "RETURNED" | "INVOICED" | "RECEIVED" | "PAID" | "CHARGED" | "OFFSET" | "ADJUSTED" | "SOLD_OUT" | "OPENING"; "partnerId"?: string; "channelId"?: string; "entityId"?: string; "productId"?: string; "codeKind"?: "GOODS" | "CHARGE" | "DISCOUNT" | "ADJUSTMENT"; "businessDate"?: string; "occurredAt"?: string; "documentNo"?: string; "lineKey"?: string; "partnerCode"?: string; "productCode"?: string; "quantityMilli"?: number; "netMinor"?: number; "taxMinor"?: number; "grossMinor"?: number; "currency"?: string; "unitPrice"?: number; "unitPriceScale"?: number; "reversesId"?: string; "originalDate"?: string; "text"?: string; "batchId"?: string; "sealNo"?: number; "voidSeal"?: number };
  "MyFund": { "policyId"?: string; "titleZh"?: string; "titleEn"?: string; "documentNo"?: string; "currency"?: string; "claimDays"?: number; "tolerancePpm"?: number; "photosMin"?: number };
  "NewAgreement": { "outletId"?: number; "title"?: string; "monthlyMinor"?: number; "fromDay"?: string; "throughDay"?: string };
  "NewChannel": { "code"?: string; "nameZh"?: string; "nameEn"?: string; "type"?: "DIRECT" | "AGENT" | "DISTRIBUTOR" | "RETAIL" | "FRANCHISE" | "SUPERMARKET" | "ECOMMERCE" | "SOCIAL" | "LIVESTREAM" | "PRIVATE_DOMAIN" | "CROSS_BORDER" | "UNKNOWN" };
  "NewComparison": { "period"?: string; "sourceId"?: number };
  "NewDispute": { "lines"?: (Schemas["LineRef"])[]; "reason"?: string; "photoFileId"?: string };
  "NewPassword": { "password"?: string };
  "NewPolicyBody": { "kind"?: string; "code"?: string; "entityId"?: number; "titleZh"?: string; "titleEn"?: string; "documentNo"?: string; "validFrom"?: string; "validThrough"?: string; "body"?: Schemas["JsonNode"] };
  "NewRun": { "period"?: string; "entity"?: string; "calendar"?: string };
  "NewShop": { "channelId"?: number; "platform"?: string; "code"?: string; "name"?: string; "partnerId"?: number; "entityId"?: number };
  "NewToken": { "id"?: string; "token"?: string; "expiresAt"?: string };
  "Node": { "id"?: string; "code"?: string; "legalName"?: string; "status"?: "DRAFT" | "ACTIVE" | "SUSPENDED" | "CLOSED"; "type"?: "DEALER" | "SUB_DEALER" | "AGENT" | "FRANCHISEE" | "RETAIL_STORE" | "E_SHOP" | "KOL" | "MCN" | "GUIDE" | "KEY_ACCOUNT" | "UNKNOWN"; "parentId"?: string; "role"?: "BUYS_FROM" | "MANAGED_BY" | "FRANCHISED_BY" | "SIGNED_WITH"; "depth"?: number };
  "NoteBody": { "note"?: string };
  "Observed": { "id"?: string; "partnerId"?: string; "partnerName"?: string; "productId"?: string; "sku"?: string; "nameZh"?: string; "nameEn"?: string; "baseUnit"?: string; "figures"?: Schemas["ObservedRow"] };
  "ObservedRow": { "id"?: string; "partnerId"?: number; "productId"?: number; "heldOn"?: string; "origin"?: string; "quantityMilli"?: number; "statedMilli"?: number; "unit"?: string; "photoFileId"?: string; "note"?: string; "recordedBy"?: string; "recordedAt"?: string; "sealNo"?: number; "voidSeal"?: number };
  "Open": { "partnerId"?: string; "partnerCode"?: string; "programmeCode"?: string; "periodCode"?: string; "entityCode"?: string; "currency"?: string; "openMinor"?: number; "method"?: string; "baseSoFar"?: number; "finalBase"?: number; "finalPayoutMinor"?: number; "changedAt"?: string };
  "OpenBody": { "kind"?: string; "subjectKind"?: string; "subjectId"?: string; "title"?: string; "partyId"?: number; "amountMinor"?: number; "currency"?: string; "link"?: string; "detail"?: Record<string, Record<string, unknown>>; "text"?: string; "fileIds"?: (number)[] };
  "OpenReturn": { "id"?: string; "businessDate"?: string; "documentNo"?: string; "partnerId"?: string; "partnerCode"?: string; "productId"?: string; "productCode"?: string; "quantityMilli"?: number; "openQuantityMilli"?: number; "unitPrice"?: number; "unitPriceScale"?: number; "currency"?: string };
  "OpeningVolume": { "partnerCode"?: string; "programmeCode"?: string; "through"?: string; "qualifying"?: number; "paying"?: number };
  "OpeningVolumes": { "items"?: (Schemas["OpeningVolume"])[] };
  "OrderBody": { "orderNo"?: string; "partnerCode"?: string; "entityCode"?: string; "orderedOn"?: string; "lines"?: (Schemas["LineBody"])[]; "wishMinor"?: number };
  "OrderView": { "policyId"?: string; "versionId"?: string; "code"?: string; "documentNo"?: string; "titleZh"?: string; "titleEn"?: string; "effective"?: string; "currency"?: string; "eligibleDays"?: number; "inTransit"?: boolean; "whenRising"?: string; "items"?: (Schemas["ItemView"])[] };
  "Orders": { "items"?: (Schemas["OrderView"])[]; "next"?: string };
  "Overdue": { "asOf"?: string; "termDays"?: number; "totals"?: (Schemas["Total"])[]; "items"?: (Schemas["Row"])[]; "next"?: string };
  "Overview": { "asOf"?: string; "sealNo"?: number; "stale"?: boolean; "rulePolicy"?: string; "totals"?: Schemas["Totals"] };
  "PageAccountRow": { "items"?: (Schemas["AccountRow"])[]; "next"?: string };
  "PageAccruedOf": { "items"?: (Schemas["AccruedOf"])[]; "next"?: string };
  "PageAcknowledged": { "items"?: (Schemas["Acknowledged"])[]; "next"?: string };
  "PageActivityView": { "items"?: (Schemas["ActivityView"])[]; "next"?: string };
  "PageApplicationView": { "items"?: (Schemas["ApplicationView"])[]; "next"?: string };
  "PageBalanceRow": { "items"?: (Schemas["BalanceRow"])[]; "next"?: string };
  "PageBatchRow": { "items"?: (Schemas["BatchRow"])[]; "next"?: string };
  "PageBatchView": { "items"?: (Schemas["BatchView"])[]; "next"?: string };
  "PageCalculationView": { "items"?: (Schemas["CalculationView"])[]; "next"?: string };
  "PageCalendarView": { "items"?: (Schemas["CalendarView"])[]; "next"?: string };
  "PageCard": { "items"?: (Schemas["Card"])[]; "next"?: string };
  "PageCategory": { "items"?: (Schemas["Category"])[]; "next"?: string };
  "PageChannel": { "items"?: (Schemas["Channel"])[]; "next"?: string };
  "PageClaimView": { "items"?: (Schemas["ClaimView"])[]; "next"?: string };
  "PageColleague": { "items"?: (Schemas["Colleague"])[]; "next"?: string };
  "PageEarning": { "items"?: (Schemas["Earning"])[]; "next"?: string };
  "PageEarningView": { "items"?: (Schemas["EarningView"])[]; "next"?: string };
  "PageEntityAnswer": { "items"?: (Schemas["EntityAnswer"])[]; "next"?: string };
  "PageEntry": { "items"?: (Schemas["Entry"])[]; "next"?: string };
  "PageEntryView": { "items"?: (Schemas["EntryView"])[]; "next"?: string };
  "PageFact": { "items"?: (Schemas["Fact"])[]; "next"?: string };
  "PageHeldView": { "items"?: (Schemas["HeldView"])[]; "next"?: string };
  "PageJobView": { "items"?: (Schemas["JobView"])[]; "next"?: string };
  "PageLine": { "items"?: (Schemas["Line"])[]; "next"?: string };
  "PageLineView": { "items"?: (Schemas["LineView"])[]; "next"?: string };
  "PageListView": { "items"?: (Schemas["ListView"])[]; "next"?: string };
  "PageLotRow": { "items"?: (Schemas["LotRow"])[]; "next"?: string };
  "PageMessageView": { "items"?: (Schemas["MessageView"])[]; "next"?: string };
  "PageMovementView": { "items"?: (Schemas["MovementView"])[]; "next"?: string };
  "PageObserved": { "items"?: (Schemas["Observed"])[]; "next"?: string };
  "PageOpen": { "items"?: (Schemas["Open"])[]; "next"?: string };
  "PageOpenReturn": { "items"?: (Schemas["OpenReturn"])[]; "next"?: string };
  "PagePartnerStock": { "items"?: (Schemas["PartnerStock"])[]; "next"?: string };
  "PagePeriodView": { "items"?: (Schemas["PeriodView"])[]; "next"?: string };
  "PagePersonAnswer": { "items"?: (Schemas["PersonAnswer"])[]; "next"?: string };
  "PagePosition": { "items"?: (Schemas["Position"])[]; "next"?: string };
  "PagePostingRow": { "items"?: (Schemas["PostingRow"])[]; "next"?: string };
  "PageRow": { "items"?: (Schemas["Row"])[]; "next"?: string };
  "PageShare": { "items"?: (Schemas["Share"])[]; "next"?: string };
  "PageShareView": { "items"?: (Schemas["ShareView"])[]; "next"?: string };
  "PageSheetView": { "items"?: (Schemas["SheetView"])[]; "next"?: string };
  "PageShop": { "items"?: (Schemas["Shop"])[]; "next"?: string };
  "PageSignal": { "items"?: (Schemas["Signal"])[]; "next"?: string };
  "PageSplit": { "items"?: (Schemas["Split"])[]; "next"?: string };
  "PageStandInView": { "items"?: (Schemas["StandInView"])[]; "next"?: string };
  "PageStatementRow": { "items"?: (Schemas["StatementRow"])[]; "next"?: string };
  "PageStatementView": { "items"?: (Schemas["StatementView"])[]; "next"?: string };
  "PageTokenView": { "items"?: (Schemas["TokenView"])[]; "next"?: string };
  "PageUnitAnswer": { "items"?: (Schemas["UnitAnswer"])[]; "next"?: string };
  "PageUseRow": { "items"?: (Schemas["UseRow"])[]; "next"?: string };
  "PageView": { "items"?: (Schemas["View"])[]; "next"?: string };
  "PartnerList": { "items"?: (Schemas["ForPartner"])[] };
  "PartnerRow": { "partnerId"?: number; "currency"?: string; "products"?: number; "unreconciled"?: number; "valueMinor"?: number; "ageMinor"?: (number)[]; "lastObservedOn"?: string; "stockDays"?: number; "signs"?: (string)[] };
  "PartnerStock": { "partnerId"?: string; "partnerCode"?: string; "partnerName"?: string; "figures"?: Schemas["PartnerRow"] };
  "Party": { "id"?: string; "code"?: string; "name"?: string };
  "Password": { "login"?: string; "password"?: string; "code"?: string };
  "PasswordChange": { "before"?: string; "after"?: string };
  "PeriodLockBody": { "lockedThrough"?: string; "reason"?: string };
  "PeriodView": { "code"?: string; "grain"?: "MONTH" | "QUARTER" | "YEAR"; "first"?: string; "last"?: string };
  "PersonAnswer": { "id"?: string; "login"?: string; "name"?: string; "partner"?: boolean; "phone"?: string; "language"?: string; "disabled"?: boolean; "roles"?: ("ADMIN" | "CHANNEL_MANAGER" | "REGIONAL_MANAGER" | "SALES_REP" | "PRICING" | "FINANCE_PREPARER" | "FINANCE_REVIEWER" | "FINANCE_APPROVER" | "ANALYST" | "PARTNER_OWNER" | "PARTNER_STAFF" | "EVERYONE" | "ANYONE")[]; "seesAll"?: boolean; "unitIds"?: (string)[]; "partnerIds"?: (string)[] };
  "PersonInput": { "login"?: string; "name"?: string; "partner"?: boolean; "phone"?: string; "language"?: string; "roles"?: ("ADMIN" | "CHANNEL_MANAGER" | "REGIONAL_MANAGER" | "SALES_REP" | "PRICING" | "FINANCE_PREPARER" | "FINANCE_REVIEWER" | "FINANCE_APPROVER" | "ANALYST" | "PARTNER_OWNER" | "PARTNER_STAFF" | "EVERYONE" | "ANYONE")[]; "seesAll"?: boolean; "unitIds"?: (number)[]; "partnerIds"?: (number)[]; "password"?: string };
  "PhoneOnly": { "phone"?: string };
  "Place": { "categoryId"?: number; "validFrom"?: string };
  "Placed": { "orderNo"?: string; "party"?: string; "partnerCode"?: string };
  "PlacementsBody": { "placements"?: (Schemas["Placed"])[] };
  "Point": { "base"?: number; "payoutMinor"?: number };
  "PolicyBody": { "policyId"?: number };
  "Pool": { "partnerId"?: string; "partnerName"?: string; "entityCode"?: string; "entityNameZh"?: string; "entityNameEn"?: string; "currency"?: string; "usableMinor"?: number; "reservedMinor"?: number; "expectedMinor"?: number };
  "Position": { "partnerId"?: string; "partnerCode"?: string; "partnerName"?: string; "productId"?: string; "sku"?: string; "nameZh"?: string; "nameEn"?: string; "unit"?: string; "figures"?: Schemas["PositionRow"] };
  "PositionInput": { "unitId"?: number; "code"?: string; "titleZh"?: string; "titleEn"?: string };
  "PositionRow": { "partnerId"?: number; "productId"?: number; "closingOn"?: string; "openingOn"?: string; "openingMilli"?: number; "receiptsMilli"?: number; "sellOutMilli"?: number; "reportedMilli"?: number; "countedMilli"?: number; "capMilli"?: number; "expectedMilli"?: number; "gapMilli"?: number; "outcome"?: string; "source"?: string; "onHandMilli"?: number; "transitMilli"?: number; "soldMilli"?: number; "stockDays"?: number; "ageMilli"?: (number)[]; "valueMinor"?: number; "currency"?: string };
  "PositionView": { "id"?: string; "unitId"?: string; "code"?: string; "titleZh"?: string; "titleEn"?: string };
  "PositionsAnswer": { "positions"?: (Schemas["PositionView"])[]; "holders"?: (Schemas["HolderView"])[] };
  "Possible": { "action"?: string; "labelZh"?: string; "labelEn"?: string; "reasonNeeded"?: boolean };
  "PostingRow": { "id"?: string; "decisionId"?: string; "leg"?: number; "businessDate"?: string; "postedAt"?: string; "postedBy"?: string; "entityId"?: string; "currency"?: string; "amountMinor"?: number; "partyId"?: string; "programmeId"?: string; "debitAccountId"?: string; "debitKind"?: "RECEIVABLE" | "SALES" | "CONTRA_REVENUE" | "REBATE_ACCRUAL" | "REBATE_POOL" | "POOL_RESERVED" | "CLAWBACK_RECEIVABLE" | "GOODS_OBLIGATION" | "PARTNER_PAYABLE" | "CASH_IN_TRANSIT" | "COMMISSION_ACCRUAL" | "COMMISSION_PAYABLE" | "FUND_ACCRUAL" | "COMPENSATION_ACCRUAL" | "BONUS_ACCRUAL" | "SHARE_ACCRUAL" | "MARKETING_EXPENSE" | "COMMISSION_EXPENSE" | "OUTPUT_TAX" | "DEPOSIT" | "BUDGET" | "BUDGET_RESERVED" | "BUDGET_CONSUMED" | "BUDGET_GRANTED" | "BANK" | "EXCHANGE" | "OPENING" | "ROUNDING"; "creditAccountId"?: string; "creditKind"?: "RECEIVABLE" | "SALES" | "CONTRA_REVENUE" | "REBATE_ACCRUAL" | "REBATE_POOL" | "POOL_RESERVED" | "CLAWBACK_RECEIVABLE" | "GOODS_OBLIGATION" | "PARTNER_PAYABLE" | "CASH_IN_TRANSIT" | "COMMISSION_ACCRUAL" | "COMMISSION_PAYABLE" | "FUND_ACCRUAL" | "COMPENSATION_ACCRUAL" | "BONUS_ACCRUAL" | "SHARE_ACCRUAL" | "MARKETING_EXPENSE" | "COMMISSION_EXPENSE" | "OUTPUT_TAX" | "DEPOSIT" | "BUDGET" | "BUDGET_RESERVED" | "BUDGET_CONSUMED" | "BUDGET_GRANTED" | "BANK" | "EXCHANGE" | "OPENING" | "ROUNDING"; "text"?: string; "reversesId"?: string; "reversedById"?: string };
  "Preview": { "action"?: string; "moving"?: number; "staying"?: Record<string, number> };
  "PreviewView": { "asked"?: number; "ready"?: number; "readyMinor"?: number; "refusedBy"?: Record<string, number>; "readySample"?: (string)[] };
  "ProgrammeList": { "items"?: (Schemas["View"])[] };
  "Progress": { "partnerId"?: string; "partnerCode"?: string; "partnerName"?: string; "code"?: string; "version"?: number; "nameZh"?: string; "nameEn"?: string; "periodCode"?: string; "periodFirst"?: string; "periodLast"?: string; "baseIn"?: string; "currency"?: string; "unit"?: string; "base"?: number; "tier"?: number; "tiers"?: number; "toNextTier"?: number; "payoutMinor"?: number; "nextTierGainMinor"?: number };
  "ProgressList": { "cutSeal"?: number; "day"?: string; "items"?: (Schemas["Progress"])[] };
  "Proof": { "postings"?: number; "differenceMinor"?: number; "balances"?: number; "balancesWrong"?: number; "millis"?: number };
  "Proposal": { "partnerCode"?: string; "holder"?: string; "bankName"?: string; "bankCode"?: string; "account"?: string };
  "Queued": { "jobId"?: string; "statements"?: number };
  "ReasonBody": { "reason"?: string };
  "ReasonCount": { "reason"?: string; "detail"?: string; "rows"?: number; "example"?: Record<string, Record<string, unknown>> };
  "Rechecked": { "released"?: number };
  "ReckonBody": { "asOf"?: string };
  "Record": { "product"?: Schemas["Row"]; "units"?: (Schemas["Unit"])[]; "categories"?: (Schemas["Membership"])[]; "codes"?: (Schemas["Code"])[]; "createdAt"?: string; "createdBy"?: string; "version"?: number };
  "Remembered": { "values"?: number };
  "RenameCategory": { "nameZh"?: string; "nameEn"?: string };
  "Report": { "pass"?: boolean; "items"?: (Schemas["Line"])[] };
  "RequestBodyOf": { "policyId"?: number; "kind"?: string; "title"?: string; "outletId"?: number; "latitudeE6"?: number; "longitudeE6"?: number; "fromDay"?: string; "throughDay"?: string; "lines"?: (Schemas["WantedLine"])[] };
  "Requested": { "applicationId"?: string; "activityId"?: string };
  "ResolveBody": { "accepted"?: boolean; "erpDocumentNo"?: string; "evidence"?: string };
  "Result": { "currency"?: string; "cutSeal"?: number; "partners"?: number; "paid"?: number; "draftMinor"?: number; "otherMinor"?: number; "linesRead"?: number; "cliffMinor"?: number; "returnPpm"?: number; "winnersCount"?: number; "losersCount"?: number; "winners"?: (Schemas["Row"])[]; "losers"?: (Schemas["Row"])[]; "exposed"?: (Schemas["Row"])[]; "histogram"?: (Schemas["Bar"])[]; "partnersByTier"?: (number)[] };
  "Retry": { "dryRun"?: boolean };
  "RevealBody": { "reason"?: string };
  "Revealed": { "account"?: string };
  "ReversalFigures": { "returns"?: number; "linked"?: number; "partlyLinked"?: number; "unlinked"?: number; "split"?: number; "linkedQuantityMilli"?: number; "openQuantityMilli"?: number };
  "Reviewed": { "versionId"?: string; "sha256"?: string };
  "Row": { "id"?: string; "code"?: string; "name"?: string; "partnerId"?: string; "channelId"?: string; "regionUnitId"?: string; "province"?: string; "city"?: string; "district"?: string; "latitudeE6"?: number; "longitudeE6"?: number; "closed"?: boolean };
  "Rows": { "rows"?: (number)[] };
  "Rule": { "marginPpm"?: number; "capitalRatePpm"?: number; "receivableDays"?: number; "brandMarginPpm"?: number; "countCredit"?: boolean };
  "RuleBody": { "kind"?: string; "orgUnitId"?: number; "currency"?: string; "fromMinor"?: number; "toMinor"?: number; "steps"?: (Schemas["StepBody"])[] };
  "RuleRow": { "id"?: string; "kind"?: string; "orgUnitId"?: string; "currency"?: string; "fromMinor"?: number; "toMinor"?: number; "steps"?: (Schemas["StepBody"])[] };
  "Rules": { "items"?: (Schemas["RuleRow"])[]; "kinds"?: (Schemas["Kind"])[] };
  "RunView": { "id"?: string; "startedAt"?: string; "endedAt"?: string; "claims"?: number; "known"?: number; "flagged"?: number; "findings"?: number; "sampled"?: number; "compared"?: number };
  "Said": { "id"?: string; "internal"?: boolean; "action"?: string; "actionZh"?: string; "actionEn"?: string; "toState"?: string; "authorName"?: string; "partner"?: boolean; "text"?: string; "files"?: (Schemas["Attached"])[]; "at"?: string };
  "Save": { "target"?: string; "source"?: string; "spec"?: Schemas["MappingSpec"] };
  "Sealed": { "sealNo"?: number; "kept"?: number };
  "Selection": { "ids"?: (string)[]; "kind"?: string; "period"?: string; "entity"?: string; "state"?: string; "programme"?: string; "partner"?: string };
  "SendBody": { "channel"?: "GENERIC" | "ICBC_BULK" | "DIRECT"; "payerAccount"?: string; "payerName"?: string; "payerBank"?: string };
  "SessionView": { "principalId"?: string; "name"?: string; "roles"?: ("ADMIN" | "CHANNEL_MANAGER" | "REGIONAL_MANAGER" | "SALES_REP" | "PRICING" | "FINANCE_PREPARER" | "FINANCE_REVIEWER" | "FINANCE_APPROVER" | "ANALYST" | "PARTNER_OWNER" | "PARTNER_STAFF" | "EVERYONE" | "ANYONE")[]; "scope"?: string; "partnerIds"?: (string)[]; "language"?: string; "today"?: string };
  "SetAttribute": { "kind"?: "TYPE" | "TRADE_MODE" | "TIER" | "REGION"; "value"?: string; "validFrom"?: string };
  "SetUnit": { "unit"?: string; "factorMilli"?: number; "validFrom"?: string };
  "Share": { "id"?: string; "no"?: number; "party"?: string; "partnerId"?: string; "outside"?: boolean; "orderNo"?: string; "planCode"?: string; "currency"?: string; "soldOn"?: string; "finalFrom"?: string; "how"?: string; "ratePpm"?: number; "basisMinor"?: number; "amountMinor"?: number; "givenBackMinor"?: number; "refundable"?: boolean };
  "ShareView": { "share"?: Schemas["Share"]; "party"?: Schemas["Party"] };
  "SheetView": { "id"?: string; "code"?: string; "version"?: number; "titleZh"?: string; "titleEn"?: string; "year"?: number; "measure"?: "ORDERED_NET" | "SHIPPED_NET" | "SHIPPED_QUANTITY" | "INVOICED_NET" | "PAID_GROSS"; "currency"?: string; "entityId"?: string; "state"?: string; "createdBy"?: string; "publishedBy"?: string; "partners"?: number; "total"?: number };
  "Shop": { "id"?: string; "channelId"?: string; "platform"?: string; "code"?: string; "name"?: string; "partnerId"?: string; "entityId"?: string; "closed"?: boolean };
  "Signal": { "partnerId"?: string; "partnerCode"?: string; "partnerName"?: string; "figures"?: Schemas["SignalRow"] };
  "SignalRow": { "partnerId"?: number; "currency"?: string; "sellInMinor"?: number; "sellOutMinor"?: number; "stockMinor"?: number; "lastMinor"?: number; "periodMinor"?: number; "ratioPpm"?: number; "stockDays"?: number; "spikePpm"?: number; "signs"?: (string)[] };
  "Signer": { "principalId"?: string; "name"?: string; "roles"?: ("ADMIN" | "CHANNEL_MANAGER" | "REGIONAL_MANAGER" | "SALES_REP" | "PRICING" | "FINANCE_PREPARER" | "FINANCE_REVIEWER" | "FINANCE_APPROVER" | "ANALYST" | "PARTNER_OWNER" | "PARTNER_STAFF" | "EVERYONE" | "ANYONE")[] };
  "Signers": { "items"?: (Schemas["Signer"])[] };
  "Simulate": { "body"?: Schemas["JsonNode"]; "from"?: string; "to"?: string; "besideCode"?: string; "returnPpm"?: number };
  "Simulated": { "result"?: Schemas["Result"]; "rows"?: (Schemas["Row"])[] };
  "Slice": { "id"?: string; "code"?: string; "nameZh"?: string; "nameEn"?: string; "amountMinor"?: number; "beforeMinor"?: number; "returnedMinor"?: number; "partners"?: number };
  "Split": { "id"?: string; "orderNo"?: string; "no"?: number; "planCode"?: string; "versionId"?: string; "currency"?: string; "soldOn"?: string; "finalFrom"?: string; "totalMinor"?: number; "refundedMinor"?: number; "cutSeal"?: number };
  "SplitBody": { "total"?: number; "partnersBy"?: "LAST_YEAR" | "EQUAL"; "monthsBy"?: "LAST_YEAR" | "EQUAL"; "regionUnitIds"?: (string)[] };
  "SplitDone": { "partners"?: number };
  "SplitView": { "split"?: Schemas["Split"]; "shares"?: (Schemas["ShareView"])[] };
  "SseEmitter": { "timeout"?: number };
  "StandInInput": { "personId"?: number; "standInId"?: number; "firstDay"?: string; "lastDay"?: string; "reason"?: string };
  "StandInView": { "id"?: string; "personId"?: string; "standInId"?: string; "firstDay"?: string; "lastDay"?: string; "reason"?: string };
  "Standing": { "approvalId"?: number; "state"?: "OPEN" | "APPROVED" | "REJECTED" | "RETURNED" | "WITHDRAWN"; "step"?: string; "desk"?: string; "since"?: string };
  "StandingFacts": { "kind"?: string; "items"?: (Schemas["Stated"])[] };
  "Start": { "fileId"?: string; "mapping"?: string; "dryRun"?: boolean };
  "Started": { "jobId"?: string };
  "State": { "on"?: boolean };
  "Stated": { "code"?: string; "name"?: string; "partnerId"?: number; "channelId"?: number; "regionUnitId"?: number; "province"?: string; "city"?: string; "district"?: string; "latitudeE6"?: number; "longitudeE6"?: number; "closed"?: boolean };
  "Statement": { "account"?: Schemas["AccountRow"]; "openingMinor"?: number; "closingMinor"?: number; "items"?: (Schemas["Line"])[]; "next"?: string };
  "StatementRow": { "id"?: string; "number"?: string; "partnerId"?: string; "planCode"?: string; "currency"?: string; "month"?: string; "amountMinor"?: number; "state"?: string; "releasedAt"?: string };
  "StatementView": { "statement"?: Schemas["StatementRow"]; "party"?: Schemas["Party"] };
  "Step": { "action"?: "CHECK" | "REVIEW" | "SEND" | "CONFIRM" | "DISPUTE" | "RESOLVE" | "FINALISE" | "RELEASE" | "SEND_BACK" | "WITHDRAW"; "note"?: string };
  "StepBody": { "step"?: "SEND" | "RELEASE"; "ids"?: (string)[] };
  "Stored": { "activityId"?: string; "name"?: string; "evidenceId"?: string };
  "Subject": { "kind"?: string; "id"?: string; "partyId"?: string };
  "Submitted": { "approvalId"?: string };
  "Table": { "currency"?: string; "from"?: string; "through"?: string; "rulePolicy"?: string; "rule"?: Schemas["Rule"]; "returnMinor"?: number; "brandReturnMinor"?: number; "partners"?: number; "items"?: (Schemas["Row"])[]; "next"?: string };
  "Taken": { "done"?: number; "refused"?: number; "unknown"?: number; "before"?: number; "notOurs"?: (string)[] };
  "Tally": { "state"?: string; "claims"?: number; "flagged"?: number; "sampled"?: number; "unchecked"?: number; "claimedMinor"?: number };
  "Target": { "partnerCode"?: string; "programmeCode"?: string; "periodCode"?: string; "value"?: number };
  "TargetField": { "key"?: string; "type"?: "TEXT" | "ID" | "CODE" | "DATE" | "DATE_TIME" | "QUANTITY" | "AMOUNT" | "UNIT_PRICE" | "RATE" | "CURRENCY" | "UNIT"; "required"?: boolean; "zh"?: string; "en"?: string; "synonyms"?: (string)[] };
  "TargetSetting": { "key"?: string; "zh"?: string; "en"?: string; "otherwise"?: string; "choices"?: (string)[] };
  "TargetView": { "kind"?: string; "zh"?: string; "en"?: string; "fields"?: (Schemas["TargetField"])[]; "settings"?: (Schemas["TargetSetting"])[]; "masterData"?: (string)[]; "undoable"?: boolean };
  "Targets": { "items"?: (Schemas["Target"])[] };
  "TaxBody": { "withheldMinor"?: number; "invoiceStatus"?: string; "invoiceNo"?: string };
  "TokenInput": { "name"?: string; "roles"?: ("ADMIN" | "CHANNEL_MANAGER" | "REGIONAL_MANAGER" | "SALES_REP" | "PRICING" | "FINANCE_PREPARER" | "FINANCE_REVIEWER" | "FINANCE_APPROVER" | "ANALYST" | "PARTNER_OWNER" | "PARTNER_STAFF" | "EVERYONE" | "ANYONE")[]; "days"?: number };
  "TokenView": { "id"?: string; "personId"?: string; "personName"?: string; "name"?: string; "roles"?: (string)[]; "createdAt"?: string; "expiresAt"?: string; "lastUsedAt"?: string; "revoked"?: boolean };
  "TopUpBody": { "amountMinor"?: number; "reason"?: string };
  "Total": { "state"?: string; "entityId"?: string; "currency"?: string; "payables"?: number; "amountMinor"?: number };
  "Totals": { "partners"?: number; "positions"?: number; "unreconciled"?: number; "valueMinor"?: number; "ageMinor"?: (number)[]; "stuffed"?: number };
  "Treated": { "method"?: "RUN_RATE" | "LAST_YEAR" | "TARGET" | "SO_FAR"; "treatment"?: "VARIABLE_CONSIDERATION" | "MATERIAL_RIGHT"; "suggested"?: "VARIABLE_CONSIDERATION" | "MATERIAL_RIGHT"; "taxNote"?: string; "declared"?: boolean };
  "Tree": { "date"?: string; "startId"?: string; "above"?: (Schemas["Node"])[]; "below"?: (Schemas["Node"])[] };
  "TrialBalance": { "rows"?: (Schemas["Row"])[]; "postings"?: number; "differenceMinor"?: number };
  "Undo": { "confirmDelta"?: boolean };
  "Unit": { "id"?: string; "unit"?: string; "factorMilli"?: number; "validFrom"?: string; "knownSeal"?: number; "voidSeal"?: number };
  "UnitAnswer": { "id"?: string; "code"?: string; "kind"?: "HEAD_OFFICE" | "REGION" | "PROVINCE" | "OFFICE" | "DEPARTMENT"; "nameZh"?: string; "nameEn"?: string; "parentId"?: string; "depth"?: number };
  "UnitInput": { "code"?: string; "kind"?: "HEAD_OFFICE" | "REGION" | "PROVINCE" | "OFFICE" | "DEPARTMENT"; "nameZh"?: string; "nameEn"?: string; "parentCode"?: string; "validFrom"?: string; "closed"?: boolean };
  "Units": { "items"?: (Schemas["UnitInput"])[] };
  "Unmask": { "reason"?: string };
  "UsableView": { "termsCode"?: string; "eligibleMinor"?: number; "sharePpm"?: number; "shareMinor"?: number; "poolMinor"?: number; "usableMinor"?: number; "bound"?: string; "draws"?: (Schemas["DrawView"])[]; "partsMinor"?: (number)[]; "excluded"?: (boolean)[] };
  "UseRow": { "id"?: string; "partnerId"?: string; "partnerCode"?: string; "partnerName"?: string; "entityId"?: string; "currency"?: string; "orderNo"?: string; "orderedOn"?: string; "wishMinor"?: number; "eligibleMinor"?: number; "sharePpm"?: number; "shareMinor"?: number; "poolMinor"?: number; "usableMinor"?: number; "bound"?: string; "termsCode"?: string; "state"?: string; "reservedMinor"?: number; "consumedMinor"?: number; "returnedMinor"?: number };
  "UseView": { "use"?: Schemas["UseRow"]; "lines"?: (Schemas["LineRow"])[]; "draws"?: (Schemas["DrawRow"])[]; "events"?: (Schemas["EventRow"])[] };
  "Value": { "kind"?: string; "text"?: string; "unit"?: string; "code"?: string; "ourUnit"?: string; "factorMilli"?: number };
  "ValueView": { "kind"?: string; "text"?: string; "unit"?: string; "code"?: string; "ourUnit"?: string; "factorMilli"?: number; "createdBy"?: string; "createdAt"?: string };
  "Values": { "values"?: (Schemas["Value"])[] };
  "Verdict": { "number"?: string; "sha256"?: string; "bytesIntact"?: boolean; "sameWhenDrawnAgain"?: boolean; "engineVersion"?: number; "engineVersionNow"?: number };
  "VerdictBody": { "act"?: "VERIFY" | "RETURN" | "REFUSE"; "lines"?: (Schemas["LineFound"])[]; "findings"?: (Schemas["FindingDecided"])[]; "reason"?: string };
  "View": { "id"?: string; "number"?: string; "kind"?: string; "partnerId"?: string; "partnerCode"?: string; "partnerName"?: string; "entityCode"?: string; "currency"?: string; "periodCode"?: string; "periodFirst"?: string; "periodLast"?: string; "programmeCode"?: string; "programmeVersion"?: number; "programmeNameZh"?: string; "programmeNameEn"?: string; "sequence"?: number; "correctsId"?: string; "state"?: string; "figures"?: Record<string, number>; "closingMinor"?: number; "payoutMinor"?: number; "settledMinor"?: number; "dueMinor"?: number; "releasedMinor"?: number; "refusedMinor"?: number; "base"?: number; "baseIn"?: string; "tier"?: number; "toNextTier"?: number; "lines"?: number; "openDisputes"?: number; "attention"?: (string)[]; "sha256"?: string; "sentAt"?: string; "cutSeal"?: number; "engineVersion"?: number; "consent"?: string; "possible"?: (string)[] };
  "Waiting": { "count"?: number };
  "WaiveBody": { "amountMinor"?: number; "reason"?: string };
  "Wanted": { "activityId"?: number; "lines"?: (Schemas["LineOf"])[]; "invoices"?: (Schemas["InvoiceOf"])[]; "bankAccount"?: string; "selloutMinor"?: number; "last"?: boolean; "note"?: string };
  "WantedLine": { "kind"?: string; "item"?: string; "productId"?: number; "quantityMilli"?: number; "amountMinor"?: number };
  "Why": { "sentence"?: string; "currency"?: string; "steps"?: (Schemas["Step"])[]; "clauses"?: (Schemas["Clause"])[]; "cutSeal"?: number; "factsPath"?: string; "subject"?: Schemas["Subject"] };
  "WhyView": { "statementId"?: string; "partnerId"?: string; "figure"?: string; "amountMinor"?: number; "currency"?: string; "key"?: string; "params"?: Record<string, Record<string, Record<string, unknown>>>; "steps"?: (Schemas["Step"])[]; "clause"?: Schemas["Clause"]; "cutSeal"?: number; "engineVersion"?: number; "facts"?: number };
}

export interface Paths {
  "/api/accruals": {
    get: { answer: Schemas["PageOpen"] };
  };
  "/api/accruals/entries/export": {
    get: { answer: string };
  };
  "/api/accruals/treatments/{programme}": {
    get: { answer: Schemas["Treated"] };
    put: { answer: Schemas["Treated"]; body: Schemas["Declaration"] };
  };
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
  "/api/bonuses": {
    get: { answer: Schemas["PageListView"] };
    post: { answer: Schemas["Id"]; body: Schemas["AskBody"] };
  };
  "/api/bonuses/discounts": {
    post: { answer: Schemas["Queued"] };
  };
  "/api/bonuses/{id}": {
    get: { answer: Schemas["ListView"] };
  };
  "/api/bonuses/{id}/lines": {
    get: { answer: Schemas["PageLineView"] };
  };
  "/api/budgets": {
    get: { answer: Schemas["PageView"] };
    post: { answer: Schemas["Created"]; body: Schemas["OpenBody"] };
  };
  "/api/budgets/accruals": {
    post: { answer: Schemas["Queued"]; body: Schemas["AccrueBody"] };
  };
  "/api/budgets/{id}": {
    get: { answer: Schemas["View"] };
  };
  "/api/budgets/{id}/accruals": {
    get: { answer: Schemas["MonthsAccrued"] };
  };
  "/api/budgets/{id}/accruals/partners": {
    get: { answer: Schemas["PageAccruedOf"] };
  };
  "/api/budgets/{id}/allocations": {
    post: { answer: void; body: Schemas["AllocationBody"] };
  };
  "/api/budgets/{id}/burn": {
    get: { answer: Schemas["MonthsBurn"] };
  };
  "/api/budgets/{id}/close": {
    post: { answer: void; body: Schemas["CloseBody"] };
  };
  "/api/budgets/{id}/entries": {
    get: { answer: Schemas["PageEntry"] };
  };
  "/api/budgets/{id}/freeze": {
    post: { answer: void; body: Schemas["FreezeBody"] };
  };
  "/api/budgets/{id}/grants": {
    post: { answer: Schemas["Submitted"]; body: Schemas["GrantBody"] };
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
  "/api/cash-batches": {
    get: { answer: Schemas["PageBatchRow"] };
    post: { answer: Schemas["Made"]; body: Schemas["BatchBody"] };
  };
  "/api/cash-batches/answers": {
    post: { answer: Schemas["Taken"]; body: Schemas["AnswerBody"] };
  };
  "/api/cash-batches/{id}": {
    get: { answer: Schemas["BatchView"] };
  };
  "/api/cash-batches/{id}/cancel": {
    post: { answer: Schemas["BatchView"] };
  };
  "/api/cash-batches/{id}/file": {
    get: { answer: string };
  };
  "/api/cash-batches/{id}/send": {
    post: { answer: Schemas["BatchView"]; body: Schemas["SendBody"] };
  };
  "/api/cash-batches/{id}/submit": {
    post: { answer: Schemas["BatchView"] };
  };
  "/api/cash-lines/{id}/resolve": {
    post: { answer: void; body: Schemas["ResolveBody"] };
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
  "/api/commissions/claims": {
    get: { answer: Schemas["PageClaimView"] };
    post: { answer: Schemas["Started"]; body: Schemas["ClaimsBody"] };
  };
  "/api/commissions/entries": {
    get: { answer: Schemas["PageEarningView"] };
  };
  "/api/commissions/entries/{id}/why": {
    get: { answer: Schemas["Why"] };
  };
  "/api/commissions/plans/check": {
    post: { answer: Schemas["Checked"]; body: Schemas["JsonNode"] };
  };
  "/api/commissions/runs": {
    post: { answer: Schemas["Started"] };
  };
  "/api/commissions/statements": {
    get: { answer: Schemas["PageStatementView"] };
    post: { answer: Schemas["Drawn"]; body: Schemas["MonthBody"] };
  };
  "/api/commissions/statements/steps": {
    post: { answer: void; body: Schemas["StepBody"] };
  };
  "/api/commissions/statements/{id}": {
    get: { answer: Schemas["StatementView"] };
  };
  "/api/commissions/statements/{id}/tax": {
    put: { answer: void; body: Schemas["TaxBody"] };
  };
  "/api/commissions/totals": {
    get: { answer: Schemas["Totals"] };
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
  "/api/compensation/calculations": {
    get: { answer: Schemas["PageCalculationView"] };
    post: { answer: Schemas["Started"]; body: Schemas["CalculateBody"] };
  };
  "/api/compensation/calculations/{id}": {
    get: { answer: Schemas["CalculationView"] };
  };
  "/api/compensation/calculations/{id}/cancel": {
    post: { answer: Schemas["CalculationView"] };
  };
  "/api/compensation/calculations/{id}/submit": {
    post: { answer: Schemas["CalculationView"] };
  };
  "/api/compensation/claims": {
    get: { answer: Schemas["PageClaimView"] };
  };
  "/api/compensation/claims/{id}": {
    get: { answer: Schemas["ClaimView"] };
  };
  "/api/compensation/claims/{id}/cancel": {
    post: { answer: Schemas["ClaimView"] };
  };
  "/api/compensation/claims/{id}/facts": {
    get: { answer: Schemas["PageFact"] };
  };
  "/api/compensation/claims/{id}/lines": {
    get: { answer: Schemas["PageLineView"] };
  };
  "/api/compensation/claims/{id}/why": {
    get: { answer: Schemas["Why"] };
  };
  "/api/compensation/orders": {
    get: { answer: Schemas["Orders"] };
  };
  "/api/deposits": {
    get: { answer: Schemas["Balances"] };
  };
  "/api/deposits/entries": {
    get: { answer: Schemas["PageEntry"] };
    post: { answer: void; body: Schemas["Body"] };
  };
  "/api/entities": {
    get: { answer: Schemas["PageEntityAnswer"] };
  };
  "/api/entities/batch": {
    post: { answer: Schemas["PageEntityAnswer"]; body: Schemas["Entities"] };
  };
  "/api/erp-note-batches": {
    get: { answer: Schemas["PageBatchRow"] };
    post: { answer: Schemas["Created"]; body: Schemas["BatchBody"] };
  };
  "/api/erp-note-batches/{id}/file": {
    get: { answer: string };
  };
  "/api/erp-notes": {
    get: { answer: Schemas["PageRow"] };
  };
  "/api/erp-notes/acknowledgements": {
    post: { answer: Schemas["Taken"]; body: Schemas["AnswerBody"] };
  };
  "/api/erp-notes/{id}/again": {
    post: { answer: void; body: Schemas["AgainBody"] };
  };
  "/api/erp-notes/{id}/resolve": {
    post: { answer: void; body: Schemas["ResolveBody"] };
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
  "/api/fund/activities": {
    get: { answer: Schemas["PageActivityView"] };
  };
  "/api/fund/activities/{id}": {
    get: { answer: Schemas["Full"] };
  };
  "/api/fund/activities/{id}/evidence": {
    post: { answer: Schemas["Id"] };
  };
  "/api/fund/activities/{id}/extension": {
    post: { answer: void };
  };
  "/api/fund/activities/{id}/lines/{lineNo}": {
    put: { answer: void; body: Schemas["CutBody"] };
  };
  "/api/fund/activities/{id}/top-ups": {
    post: { answer: Schemas["Id"]; body: Schemas["TopUpBody"] };
  };
  "/api/fund/agreements": {
    get: { answer: Schemas["PageView"] };
    post: { answer: Schemas["Ids"]; body: Schemas["AgreeBody"] };
  };
  "/api/fund/agreements/draw-up": {
    post: { answer: Schemas["Applied"]; body: Schemas["DrawBody"] };
  };
  "/api/fund/agreements/{id}/end": {
    post: { answer: void };
  };
  "/api/fund/applications": {
    get: { answer: Schemas["PageApplicationView"] };
    post: { answer: Schemas["Applied"]; body: Schemas["ApplyBody"] };
  };
  "/api/fund/applications/{id}": {
    get: { answer: Schemas["FullApplication"] };
  };
  "/api/fund/applications/{id}/again": {
    post: { answer: void; body: Schemas["AgainBody"] };
  };
  "/api/fund/claims": {
    get: { answer: Schemas["PageView"] };
    post: { answer: Schemas["Ids"]; body: Schemas["ClaimBody"] };
  };
  "/api/fund/claims/acceptance": {
    post: { answer: Schemas["Accepted"]; body: Schemas["Selection"] };
  };
  "/api/fund/claims/acceptance-preview": {
    post: { answer: Schemas["PreviewView"]; body: Schemas["Selection"] };
  };
  "/api/fund/claims/checks": {
    get: { answer: Schemas["ItemsRunView"] };
    post: { answer: Schemas["Queued"] };
  };
  "/api/fund/claims/tallies": {
    get: { answer: Schemas["ItemsTally"] };
  };
  "/api/fund/claims/{id}": {
    get: { answer: Schemas["Full"] };
  };
  "/api/fund/claims/{id}/verdict": {
    post: { answer: Schemas["State"]; body: Schemas["VerdictBody"] };
  };
  "/api/fund/evidence-zip": {
    post: { answer: Schemas["ItemsStored"] };
  };
  "/api/fund/funds": {
    get: { answer: Schemas["ItemsFundView"] };
  };
  "/api/fund/releases": {
    post: { answer: Schemas["Queued"] };
  };
  "/api/goods-deliveries": {
    post: { answer: Schemas["Delivered"]; body: Schemas["DeliveryBody"] };
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
  "/api/my/bonuses": {
    get: { answer: Schemas["PageLineView"] };
  };
  "/api/my/bonuses/{id}/accept": {
    post: { answer: void };
  };
  "/api/my/commissions": {
    get: { answer: Schemas["Mine"] };
  };
  "/api/my/commissions/entries": {
    get: { answer: Schemas["PageEarning"] };
  };
  "/api/my/commissions/entries/{id}/why": {
    get: { answer: Schemas["Why"] };
  };
  "/api/my/commissions/statements": {
    get: { answer: Schemas["PageStatementRow"] };
  };
  "/api/my/commissions/statements/{id}": {
    get: { answer: Schemas["StatementRow"] };
  };
  "/api/my/commissions/statements/{id}/accept": {
    post: { answer: void };
  };
  "/api/my/compensation": {
    get: { answer: Schemas["PageClaimView"] };
  };
  "/api/my/compensation/{id}/accept": {
    post: { answer: Schemas["ClaimView"] };
  };
  "/api/my/compensation/{id}/dispute": {
    post: { answer: Schemas["ClaimView"]; body: Schemas["ReasonBody"] };
  };
  "/api/my/deposits": {
    get: { answer: Schemas["Balances"] };
  };
  "/api/my/deposits/entries": {
    get: { answer: Schemas["PageEntry"] };
  };
  "/api/my/fund/activities": {
    get: { answer: Schemas["PageActivityView"] };
    post: { answer: Schemas["Requested"]; body: Schemas["RequestBodyOf"] };
  };
  "/api/my/fund/activities/{id}": {
    get: { answer: Schemas["Full"] };
  };
  "/api/my/fund/activities/{id}/claim": {
    post: { answer: Schemas["Id"]; body: Schemas["ClaimBody"] };
  };
  "/api/my/fund/activities/{id}/evidence": {
    post: { answer: Schemas["Id"] };
  };
  "/api/my/fund/activities/{id}/extension": {
    post: { answer: void };
  };
  "/api/my/fund/activities/{id}/top-ups": {
    post: { answer: Schemas["Id"]; body: Schemas["TopUpBody"] };
  };
  "/api/my/fund/claims/{id}/accept": {
    post: { answer: void };
  };
  "/api/my/fund/claims/{id}/again": {
    post: { answer: void; body: Schemas["ClaimBody"] };
  };
  "/api/my/fund/claims/{id}/objection": {
    post: { answer: void; body: Schemas["ReasonBody"] };
  };
  "/api/my/fund/funds": {
    get: { answer: Schemas["ItemsMyFund"] };
  };
  "/api/my/money": {
    get: { answer: Schemas["Money"] };
  };
  "/api/my/payables": {
    get: { answer: Schemas["PageRow"] };
  };
  "/api/my/payables/{id}/booked": {
    post: { answer: Schemas["Row"]; body: Schemas["NoteBody"] };
  };
  "/api/my/pool": {
    get: { answer: Schemas["PageBalanceRow"] };
  };
  "/api/my/pool/lots": {
    get: { answer: Schemas["PageLotRow"] };
  };
  "/api/my/pool/uses": {
    get: { answer: Schemas["PageUseRow"] };
  };
  "/api/my/pool/uses/{id}": {
    get: { answer: Schemas["UseView"] };
  };
  "/api/my/progress": {
    get: { answer: Schemas["ProgressList"] };
  };
  "/api/my/returns": {
    get: { answer: Schemas["Mine"] };
  };
  "/api/my/shares": {
    get: { answer: Schemas["PageShare"] };
  };
  "/api/my/shares/statements": {
    get: { answer: Schemas["PageStatementRow"] };
  };
  "/api/my/shares/statements/{id}/accept": {
    post: { answer: void };
  };
  "/api/my/statements": {
    get: { answer: Schemas["PageView"] };
  };
  "/api/my/statements/{id}": {
    get: { answer: Schemas["Full"] };
  };
  "/api/my/statements/{id}/changes": {
    get: { answer: Schemas["View"] };
  };
  "/api/my/statements/{id}/confirm": {
    post: { answer: Schemas["View"]; body: Schemas["Confirmation"] };
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
  "/api/my/statements/{id}/pdf": {
    get: { answer: string };
  };
  "/api/my/statements/{id}/why": {
    get: { answer: Schemas["WhyView"] };
  };
  "/api/my/what-if": {
    get: { answer: Schemas["MoreList"] };
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
  "/api/payables": {
    get: { answer: Schemas["PageRow"] };
  };
  "/api/payables/recheck": {
    post: { answer: Schemas["Rechecked"] };
  };
  "/api/payables/totals": {
    get: { answer: Schemas["Totals"] };
  };
  "/api/payables/{id}": {
    get: { answer: Schemas["Row"] };
  };
  "/api/payables/{id}/booked": {
    post: { answer: Schemas["Row"]; body: Schemas["NoteBody"] };
  };
  "/api/payables/{id}/policy": {
    post: { answer: Schemas["Row"]; body: Schemas["PolicyBody"] };
  };
  "/api/payout-accounts": {
    get: { answer: Schemas["PageRow"] };
    post: { answer: Schemas["Created"]; body: Schemas["Proposal"] };
  };
  "/api/payout-accounts/{id}/reveal": {
    post: { answer: Schemas["Revealed"]; body: Schemas["RevealBody"] };
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
  "/api/pool/balances": {
    get: { answer: Schemas["PageBalanceRow"] };
  };
  "/api/pool/expiry-runs": {
    post: { answer: Schemas["Done"]; body: Schemas["ExpiryBody"] };
  };
  "/api/pool/lots": {
    get: { answer: Schemas["PageLotRow"] };
  };
  "/api/pool/lots/{id}": {
    get: { answer: Schemas["LotView"] };
  };
  "/api/pool/lots/{id}/extend": {
    post: { answer: void; body: Schemas["ExtendBody"] };
  };
  "/api/pool/lots/{id}/waive": {
    post: { answer: void; body: Schemas["WaiveBody"] };
  };
  "/api/pool/usable": {
    post: { answer: Schemas["UsableView"]; body: Schemas["OrderBody"] };
  };
  "/api/pool/uses": {
    get: { answer: Schemas["PageUseRow"] };
    post: { answer: Schemas["UseView"]; body: Schemas["OrderBody"] };
  };
  "/api/pool/uses/{id}": {
    get: { answer: Schemas["UseView"] };
  };
  "/api/pool/uses/{id}/consume": {
    post: { answer: Schemas["UseView"]; body: Schemas["StepBody"] };
  };
  "/api/pool/uses/{id}/restore": {
    post: { answer: Schemas["UseView"]; body: Schemas["StepBody"] };
  };
  "/api/pool/uses/{id}/return": {
    post: { answer: Schemas["UseView"]; body: Schemas["StepBody"] };
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
  "/api/programmes/legal-reviews": {
    post: { answer: Schemas["Reviewed"]; body: Schemas["LegalReview"] };
  };
  "/api/programmes/opening-volumes": {
    post: { answer: Schemas["Kept"]; body: Schemas["OpeningVolumes"] };
  };
  "/api/programmes/simulate": {
    post: { answer: Schemas["Result"]; body: Schemas["Simulate"] };
  };
  "/api/programmes/simulations": {
    post: { answer: Schemas["Started"]; body: Schemas["Simulate"] };
  };
  "/api/programmes/simulations/{jobId}": {
    get: { answer: Schemas["Simulated"] };
  };
  "/api/programmes/standing-facts": {
    get: { answer: Schemas["FactList"] };
    post: { answer: Schemas["Sealed"]; body: Schemas["StandingFacts"] };
  };
  "/api/programmes/targets": {
    post: { answer: Schemas["Kept"]; body: Schemas["Targets"] };
  };
  "/api/programmes/{code}": {
    get: { answer: Schemas["Check"] };
  };
  "/api/programmes/{code}/cliff": {
    get: { answer: Schemas["ExposureList"] };
  };
  "/api/programmes/{code}/progress": {
    get: { answer: Schemas["ProgressList"] };
  };
  "/api/returns": {
    get: { answer: Schemas["Table"] };
  };
  "/api/returns/{partnerId}": {
    get: { answer: Schemas["Account"] };
  };
  "/api/returns/{partnerId}/why/{step}": {
    get: { answer: Schemas["Why"] };
  };
  "/api/returns/{partnerId}/why/{step}/facts": {
    get: { answer: Schemas["PageFact"] };
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
  "/api/shares": {
    get: { answer: Schemas["PageShareView"] };
  };
  "/api/shares/placements": {
    post: { answer: Schemas["Started"]; body: Schemas["PlacementsBody"] };
  };
  "/api/shares/plans/check": {
    post: { answer: Schemas["Checked"]; body: Schemas["CheckBody"] };
  };
  "/api/shares/runs": {
    post: { answer: Schemas["Started"] };
  };
  "/api/shares/splits": {
    get: { answer: Schemas["PageSplit"] };
  };
  "/api/shares/splits/{id}": {
    get: { answer: Schemas["SplitView"] };
  };
  "/api/shares/statements": {
    get: { answer: Schemas["PageStatementView"] };
    post: { answer: Schemas["Drawn"]; body: Schemas["MonthBody"] };
  };
  "/api/shares/statements/steps": {
    post: { answer: void; body: Schemas["StepBody"] };
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
    get: { answer: Schemas["View"] };
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
  "/api/statements/{id}/pdf": {
    get: { answer: string };
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
  "/api/stock/counts": {
    post: { answer: Schemas["Counted"]; body: Schemas["CountBody"] };
  };
  "/api/stock/discrepancies": {
    get: { answer: Schemas["PagePosition"] };
  };
  "/api/stock/observations": {
    get: { answer: Schemas["PageObserved"] };
  };
  "/api/stock/overview": {
    get: { answer: Schemas["Overview"] };
  };
  "/api/stock/partners": {
    get: { answer: Schemas["PagePartnerStock"] };
  };
  "/api/stock/positions": {
    get: { answer: Schemas["PagePosition"] };
  };
  "/api/stock/reckonings": {
    post: { answer: Schemas["Started"]; body: Schemas["ReckonBody"] };
  };
  "/api/stock/signals": {
    get: { answer: Schemas["PageSignal"] };
  };
  "/api/stock/why/{partnerId}/{productId}": {
    get: { answer: Schemas["Why"] };
  };
  "/api/stock/why/{partnerId}/{productId}/layers": {
    get: { answer: Schemas["PageFact"] };
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
