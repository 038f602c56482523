# The parts of an address, as they are called in each country.

address-area = Area
address-city = Town or city
address-company = Company
address-county = County
address-department = Department
address-district = District
address-eircode = Eircode
address-emirate = Emirate
address-island = Island
address-name = First and last name
address-oblast = Oblast
address-parish = Parish
address-phone = Telephone
address-pin-code = PIN code
address-post-town = Post town
address-postcode = Postcode
address-prefecture = Prefecture
address-province = Province
address-province-or-city = Province or metropolitan city
address-state = State
address-street = Street and number
address-suburb = Suburb
address-zip-code = ZIP code
address-choose = Please choose
address-country = Country
