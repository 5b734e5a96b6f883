require File.expand_path("../money", __FILE__)
require "shop/missing"

module Shop
  class Order
    def load(name)
      require "shop/#{name}"
    end
  end
end
