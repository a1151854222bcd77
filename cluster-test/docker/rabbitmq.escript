#!/usr/bin/env escript
%% rabbitmq.escript URI_FILE HOST STOP: again and again a connection by what the file says now, and a message that is confirmed and comes
%% back. When STOP appears it says how often, and how often not. "once" in the place of STOP does it once.
-mode(compile).

main([UriFile, Host, Stop]) ->
    {ok, _} = application:ensure_all_started(amqp_client),
    {module, _} = code:ensure_loaded(amqp_auth_mechanisms),
    logger:set_primary_config(level, none),
    {Tries, Errors} = rounds(UriFile, Host, Stop, 0, 0),
    io:format("~b operations, ~b failed~n", [Tries, Errors]),
    halt(Errors).

rounds(UriFile, Host, Stop, Tries, Errors) ->
    Failed = try round(UriFile, Host) of ok -> 0 catch _:Error -> io:format(standard_error, "~0p~n", [Error]), 1 end,
    case Stop =:= "once" orelse filelib:is_file(Stop) of
        true -> {Tries + 1, Errors + Failed};
        false -> timer:sleep(100), rounds(UriFile, Host, Stop, Tries + 1, Errors + Failed)
    end.

round(UriFile, Host) ->
    {ok, Text} = file:read_file(UriFile),
    Uri = re:replace(string:trim(binary_to_list(Text)), "@[^/]*/", "@" ++ Host ++ "/", [{return, list}]),
    {ok, Parameters} = amqp_uri:parse(Uri),
    {ok, Connection} = amqp_connection:start(Parameters),
    {ok, Channel} = amqp_connection:open_channel(Connection),
    Queue = <<"rotation">>,
    amqp_channel:call(Channel, {'queue.declare', 0, Queue, false, true, false, false, false, []}),
    amqp_channel:call(Channel, {'confirm.select', false}),
    amqp_channel:cast(Channel, {'basic.publish', 0, <<>>, Queue, false, false},
                      {amqp_msg, list_to_tuple(['P_basic' | lists:duplicate(14, undefined)]), <<"here">>}),
    true = amqp_channel:wait_for_confirms(Channel, 10),
    {{'basic.get_ok', _, _, _, _, _}, {amqp_msg, _, <<"here">>}} = amqp_channel:call(Channel, {'basic.get', 0, Queue, true}),
    amqp_connection:close(Connection),
    ok.
