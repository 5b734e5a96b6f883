class UsersController < ApplicationController
  def index
    # ruleid: ruby-sql-injection
    @users = User.where("name = '#{params[:name]}'")
    # ruleid: ruby-sql-injection
    @sorted = User.order(params[:sort])
    name = params[:name]
    # ruleid: ruby-sql-injection
    rows = ActiveRecord::Base.connection.execute("SELECT * FROM users WHERE name = '" + name + "'")
    # ok: ruby-sql-injection
    @safe = User.where(name: params[:name])
    # ok: ruby-sql-injection
    @also = User.where("name = ?", params[:name])
    id = params[:id].to_i
    # ok: ruby-sql-injection
    @one = User.where("id = #{id}")
    render json: [rows]
  end
end
