# The Swiss payment slip. The words are those of the standard (SIX, QR-bill, annex D) and must not be changed.

slip-title = Order { PLAIN($number) }
slip-payment-part = Payment part
slip-receipt = Receipt
slip-separate = Separate before paying in
slip-payable-to = Account / Payable to
slip-reference = Reference
slip-further = Additional information
slip-payable-by = Payable by
slip-payable-by-field = Payable by (name/address)
slip-currency = Currency
slip-amount = Amount
slip-office = Acceptance point
