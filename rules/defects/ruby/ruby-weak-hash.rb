class Sums
  def sums(data)
    # ruleid: ruby-weak-hash
    a = Digest::MD5.hexdigest(data)
    # ruleid: ruby-weak-hash
    b = Digest::SHA1.new
    # ok: ruby-weak-hash
    c = Digest::SHA256.hexdigest(data)
    # ok: ruby-weak-hash
    d = Digest::SHA512.new
    [a, b, c, d]
  end
end
