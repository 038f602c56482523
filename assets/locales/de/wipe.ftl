# Wiping the demo.
admin-wipe = Demo leeren, Einstellungen behalten
admin-wipe-line = Entfernt, was die Demo mitbrachte; danach gehört der Shop Ihnen
admin-wipe-of-demo = Die Demo
admin-wipe-about = Aus der Demo wird Ihr eigener, leerer Shop. Was geht, bringt nichts zurück.
admin-wipe-goes = Das geht
admin-wipe-stays = Das bleibt
admin-wipe-orders = { $n } Bestellungen mit Zahlungen, Paketen und E-Mails und alle Warenkörbe; die Nummern beginnen von vorn
admin-wipe-customers = { $n } Kundinnen und Kunden
admin-wipe-letters = { $n } Nachrichten und Anmeldungen zum Newsletter
admin-wipe-products = { $n } Produkte der Demo, geändert oder nicht, mit ihrem Bestand; Kategorien, in denen nichts von Ihnen steht
admin-wipe-pictures = { $n } Bilder der Demo, wenn nichts von Ihnen sie zeigt
admin-wipe-posts = { $n ->
    [one] { $n } Beitrag im Journal, den Sie nicht geändert haben
   *[other] { $n } Beiträge im Journal, die Sie nicht geändert haben
}
admin-wipe-pages = Seiten, die Sie nicht geändert haben, auch die rechtlichen: Sie handeln von jemand anderem. Ihre beginnen neu, ohne Text
admin-wipe-sections = Was die Demo auf der Startseite sagt, falls Sie kein eigenes Aussehen veröffentlicht haben, und ihre Menüs
admin-wipe-settings = Name, Kontakt, Bankverbindung, Hinweiszeile, Newsletter und alle anderen Einstellungen: Prüfen Sie sie, manche stammen aus der Demo
admin-wipe-selling = Steuern, Versand, Lagerorte, Zahlungsarten; die Testkarte wird ausgeschaltet, denn sie nimmt kein Geld ein
admin-wipe-staff = Mitarbeitende, ihre Passwörter und Einladungen
admin-wipe-theme = Thema, Farben, Schriften, Logo und Favicon
admin-wipe-own = Was Sie hinzugefügt haben: { $products } Produkte, { $posts } Beiträge
admin-wipe-own-pages = Seiten, die Sie geändert haben: { $pages }
admin-wipe-after = Danach wird der Ordner mit „sutler serve --data ORDNER“ gestartet. Wurde die Demo ohne „--data“ gestartet, verschwindet ihr Ordner, sobald sie endet, und Ihr Shop mit ihm: Beginnen Sie dann erst noch einmal mit einem.
admin-wipe-name-help = Geben Sie „{ $shop }“ ein, damit es nicht aus Versehen geschieht.
admin-wipe-do = Demo leeren
admin-wipe-running = Die Demo wird geleert. Das dauert einige Sekunden, bei vielen Produkten einige Minuten; hält die Maschine an, geht es beim nächsten Start weiter. Laden Sie die Seite neu, um zu sehen, wie es steht.
admin-wipe-done = Von einer Demo ist hier nichts übrig: Dieser Shop gehört Ihnen.
wrong-shop-name = Das ist nicht der Name des Shops.
refused-no-demo = Dieser Shop enthält keine Demo, oder sie wird schon geleert.
admin-job-wipe-demo = Demo leeren
admin-job-failed-wipe-demo = Die Demo konnte nicht ganz geleert werden
admin-event-demo-wipe-begun = Leeren der Demo begonnen
admin-event-demo-wiped = Demo geleert
