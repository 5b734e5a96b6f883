class Token
  def build
    # ruleid: ruby-predictable-random
    token = rand(10**10).to_s
    # ruleid: ruby-predictable-random
    password = Array.new(8) { LETTERS.sample }.join
    # ok: ruby-predictable-random
    other_token = SecureRandom.hex(16)
    # ok: ruby-predictable-random
    delay = rand(10)
    [token, password, other_token, delay]
  end
end
