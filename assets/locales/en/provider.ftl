# What providers take and can, as the admin says it.
admin-provider-title = What { PLAIN($provider) } takes and can
admin-provider-where = Where
admin-provider-country = Businesses in { $country } can have an account.
admin-provider-country-not = Businesses in { $country } are not among those that it opens accounts for.
admin-provider-currencies = Currencies
admin-provider-currencies-n = { $n ->
    [one] { $n } currency
   *[other] { $n } currencies
}
admin-provider-currencies-all = All currencies
admin-provider-sums = Amounts
admin-provider-amounts = The provider takes from { $least } to { $most } at once; for other amounts this way to pay is not offered.
admin-provider-amounts-from = The provider takes { $least } and more; where it stops is up to your account there.
admin-provider-currency-not = The provider does not take { PLAIN($currency) }, the currency of this shop, so this way to pay is not offered.
admin-provider-can = It can
admin-provider-cannot = It cannot
admin-can-hold = hold money to be taken later
admin-can-capture-part = take a part of what is held
admin-can-void = let go of what is held
admin-can-refund = refund
admin-can-refund-part = refund a part
admin-can-list = list what happened
wrong-currencies = “{ PLAIN($code) }” is no code of a currency. Please use three letters, such as EUR, CHF.
