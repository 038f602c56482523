# Was Zahlungsanbieter annehmen und können, wie die Verwaltung es sagt.
admin-provider-title = Was { PLAIN($provider) } annimmt und kann
admin-provider-where = Wo
admin-provider-country = Unternehmen in { $country } können ein Konto haben.
admin-provider-country-not = Unternehmen in { $country } gehören nicht zu denen, für die er Konten eröffnet.
admin-provider-currencies = Währungen
admin-provider-currencies-n = { $n ->
    [one] { $n } Währung
   *[other] { $n } Währungen
}
admin-provider-currencies-all = Alle Währungen
admin-provider-sums = Beträge
admin-provider-amounts = Der Anbieter nimmt auf einmal { $least } bis { $most } an; für andere Beträge wird diese Zahlungsart nicht angeboten.
admin-provider-amounts-from = Der Anbieter nimmt { $least } und mehr an; wie viel höchstens, hängt von Ihrem Konto dort ab.
admin-provider-currency-not = Der Anbieter nimmt kein { PLAIN($currency) } an, die Währung dieses Shops; darum wird diese Zahlungsart nicht angeboten.
admin-provider-can = Er kann
admin-provider-cannot = Er kann nicht
admin-can-hold = Geld vormerken, das später eingezogen wird
admin-can-capture-part = einen Teil des Vorgemerkten einziehen
admin-can-void = Vorgemerktes freigeben
admin-can-refund = erstatten
admin-can-refund-part = einen Teil erstatten
admin-can-list = auflisten, was geschehen ist
wrong-currencies = „{ PLAIN($code) }“ ist kein Währungskürzel. Bitte verwenden Sie drei Buchstaben, etwa EUR, CHF.
