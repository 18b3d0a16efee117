"""Small changes of rules, one at a time: an example has to notice each of them."""
