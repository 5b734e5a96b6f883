require "json"
require "rack"
require "shop/order"
require_relative "shop/money"

module Shop
  autoload :Ledger, "shop/ledger"
end
