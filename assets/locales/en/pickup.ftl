# Choosing when to fetch an order.
storefront-slot-when = When do you come by?
storefront-slot-left = { $n ->
    [0] full
    [one] { $n } time free
   *[other] { $n } times free
}
storefront-slot-full = full
storefront-slot-none = No time is free on the next days. Please choose another way of delivery, or ask us.
wrong-slot-gone = That time can no longer be chosen. Please choose another one; nothing was ordered yet.
wrong-slot-full = Somebody else took the last place at that time. Please choose another one; nothing was ordered yet.
wrong-opening-hours = Hours must end after they begin, and hours of one day may not overlap.
wrong-opening-line = “{ $line }” cannot be read. Write a line as “Tue–Fri 7:00–18:00”.
wrong-between = Please enter a number in { $range }.
wrong-day = “{ $day }” is no day. Write it as 2026-12-24.
admin-pickup-group = Times to pick up
admin-pickup-group-help = Only for what is picked up. With hours, buyers choose a day and a time at the checkout, and no time is given to more orders than you say.
admin-pickup-week = Hours
admin-pickup-week-help = A line for days with the same hours: “Tue–Fri 7:00–12:00, 14:00–18:00”. Empty: buyers choose no time.
admin-pickup-weekdays = Mon Tue Wed Thu Fri Sat Sun
admin-pickup-slot = Length of a slot
admin-pickup-per-slot = Orders in one slot
admin-pickup-lead = Time you need before
admin-pickup-lead-help = At least so long lies between order and slot.
admin-pickup-ahead = Days that can be chosen, today included
admin-pickup-closed = Closed on
admin-pickup-closed-help = One day a line, for example 2026-12-24. Orders that were taken for such a day stay: you find them in the list of the day.
admin-pickup-slot-head = Time
admin-pickup-goods = Things
admin-pickups-list = Pickups
admin-pickups-of = Pickups on { $day }
admin-pickups-none = Nobody comes on this day
admin-pickups-about = Orders for which buyers chose a time stand here, in the order in which they are fetched. The page prints as a list.
admin-pickups-before = Day before
admin-pickups-after = Day after
admin-pickups-n = { $n ->
    [one] { $n } order
   *[other] { $n } orders
}
