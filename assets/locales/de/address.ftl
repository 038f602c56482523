# Die Teile einer Anschrift, wie sie in den Ländern heißen.

address-area = Gebiet
address-city = Ort
address-company = Firma
address-county = Grafschaft
address-department = Departement
address-district = Bezirk
address-eircode = Eircode
address-emirate = Emirat
address-island = Insel
address-name = Vor- und Nachname
address-oblast = Oblast
address-parish = Gemeinde
address-phone = Telefon
address-pin-code = PIN-Code
address-post-town = Zustellort
address-postcode = Postleitzahl
address-prefecture = Präfektur
address-province = Provinz
address-province-or-city = Provinz oder Metropolstadt
address-state = Bundesstaat
address-street = Straße und Hausnummer
address-suburb = Stadtteil
address-zip-code = ZIP-Code
address-choose = Bitte wählen
address-country = Land
