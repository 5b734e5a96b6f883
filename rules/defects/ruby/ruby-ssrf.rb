class ProxyController < ApplicationController
  def show
    url = params[:url]
    # ruleid: ruby-ssrf
    body = Net::HTTP.get(URI.parse(url))
    # ruleid: ruby-ssrf
    other = HTTParty.get("https://#{params[:host]}/status")
    # ruleid: ruby-ssrf
    URI.open(url)
    # ok: ruby-ssrf
    HTTParty.get("https://api.example.org/v1/#{params[:id]}")
    # ok: ruby-ssrf
    Net::HTTP.get(URI("https://api.example.org/"))
    return unless HOSTS.include?(url)

    # ok: ruby-ssrf
    HTTParty.get(url)
    render plain: body + other
  end
end
