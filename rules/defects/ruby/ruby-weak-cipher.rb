class Box
  def ciphers
    # ruleid: ruby-weak-cipher
    a = OpenSSL::Cipher.new("des-cbc")
    # ruleid: ruby-weak-cipher
    b = OpenSSL::Cipher.new("aes-128-ecb")
    # ok: ruby-weak-cipher
    c = OpenSSL::Cipher.new("aes-256-gcm")
    # ok: ruby-weak-cipher
    d = OpenSSL::Cipher.new("chacha20-poly1305")
    [a, b, c, d]
  end
end
