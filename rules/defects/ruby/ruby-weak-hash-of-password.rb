class User
  def store(password, salt)
    # ruleid: ruby-weak-hash-of-password
    self.digest = Digest::MD5.hexdigest(password)
    # ruleid: ruby-weak-hash-of-password
    self.digest = Digest::SHA256.hexdigest(salt + password)
    # ok: ruby-weak-hash-of-password
    self.digest = BCrypt::Password.create(password)
    # ok: ruby-weak-hash-of-password
    self.etag = Digest::MD5.hexdigest(body)
  end
end
