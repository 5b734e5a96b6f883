class StateController < ApplicationController
  def show
    data = Base64.decode64(cookies[:state])
    # ruleid: ruby-unsafe-deserialization
    @state = Marshal.load(data)
    # ruleid: ruby-unsafe-deserialization
    @conf = YAML.load(params[:conf])
    # ok: ruby-unsafe-deserialization
    @safe = YAML.safe_load(params[:conf])
    # ok: ruby-unsafe-deserialization
    @json = JSON.parse(params[:conf])
    # ok: ruby-unsafe-deserialization
    @file = YAML.load(File.read("conf.yml"))
  end
end
