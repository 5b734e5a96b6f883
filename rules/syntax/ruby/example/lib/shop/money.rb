module Shop
  class Money
  end
end
