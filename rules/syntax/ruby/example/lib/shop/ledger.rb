module Shop
  class Ledger
  end
end
