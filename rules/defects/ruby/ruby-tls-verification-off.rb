require "net/http"

class Client
  def open(uri)
    http = Net::HTTP.new(uri.host, uri.port)
    # ruleid: ruby-tls-verification-off
    http.verify_mode = OpenSSL::SSL::VERIFY_NONE
    # ruleid: ruby-tls-verification-off
    conn = Faraday.new(url: uri, ssl: { verify: false })
    # ok: ruby-tls-verification-off
    http.verify_mode = OpenSSL::SSL::VERIFY_PEER
    # ok: ruby-tls-verification-off
    other = Faraday.new(url: uri)
    [http, conn, other]
  end
end
