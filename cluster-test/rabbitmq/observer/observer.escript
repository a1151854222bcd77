#!/usr/bin/env escript
%% observer.escript BINDING QUEUE FOLDER: publishes up to 16 messages a second to a quorum queue while FOLDER/go is there, each confirmed
%% before the next, and consumes. FOLDER/publish.acks has what was confirmed, FOLDER/consume.acks what came: the message, which is the
%% time at which it was made, and when, in microseconds. What takes longer than a second is given up, with the connection.
-mode(compile).
-define(LIMIT, 1000).

main([Binding, Queue, Folder]) ->
    {ok, _} = application:ensure_all_started(amqp_client),
    {module, _} = code:ensure_loaded(amqp_auth_mechanisms),
    logger:set_primary_config(level, none),
    Name = list_to_binary(Queue),
    spawn_link(fun() -> consume(Binding, Name, Folder) end),
    publish(Binding, Name, Folder, none).

now_us() -> integer_to_binary(erlang:system_time(microsecond)).

note(Folder, File, Key) ->
    ok = file:write_file(filename:join(Folder, File), [Key, " ", now_us(), "\n"], [append]).

publish(Binding, Queue, Folder, Connected) ->
    case filelib:is_file(filename:join(Folder, "go")) of
        false ->
            timer:sleep(100),
            publish(Binding, Queue, Folder, Connected);
        true when Connected =:= none ->
            publish(Binding, Queue, Folder, connect(Binding, Queue));
        true ->
            {Connection, Channel} = Connected,
            Key = now_us(),
            Message = {amqp_msg, setelement(5, list_to_tuple(['P_basic' | lists:duplicate(14, undefined)]), 2), Key},
            Answer = limited(fun() ->
                amqp_channel:call(Channel, {'basic.publish', 0, <<>>, Queue, false, false}, Message),
                amqp_channel:wait_for_confirms(Channel, {?LIMIT, millisecond})
            end),
            case Answer of
                true ->
                    note(Folder, "publish.acks", Key),
                    timer:sleep(60),
                    publish(Binding, Queue, Folder, Connected);
                _ ->
                    exit(Connection, kill),
                    publish(Binding, Queue, Folder, none)
            end
    end.

consume(Binding, Queue, Folder) ->
    case connect(Binding, Queue) of
        none -> consume(Binding, Queue, Folder);
        {Connection, Channel} ->
            monitor(process, Connection),
            monitor(process, Channel),
            Self = self(),
            limited(fun() ->
                amqp_channel:call(Channel, {'basic.qos', 0, 50, false}),
                amqp_channel:subscribe(Channel, {'basic.consume', 0, Queue, <<>>, false, false, false, false, []}, Self)
            end),
            take(Connection, Channel, Folder),
            consume(Binding, Queue, Folder)
    end.

take(Connection, Channel, Folder) ->
    receive
        {{'basic.deliver', _, Tag, _, _, _}, {amqp_msg, _, Key}} ->
            note(Folder, "consume.acks", Key),
            amqp_channel:cast(Channel, {'basic.ack', Tag, false}),
            take(Connection, Channel, Folder);
        {'DOWN', _, process, Gone, _} when Gone =:= Connection; Gone =:= Channel -> exit(Connection, kill);
        {'basic.cancel', _, _} -> exit(Connection, kill);
        _ -> take(Connection, Channel, Folder)
    end.

%% By the first address that has one
connect(Binding, Queue) ->
    connect(Binding, Queue, string:split(key(Binding, "addresses"), ",", all)).

connect(_, _, []) ->
    timer:sleep(50),
    none;
connect(Binding, Queue, [Address | Others]) ->
    Made = limited(fun() ->
        Login = [key(Binding, "username"), ":", key(Binding, "password")],
        Uri = ["amqp://", Login, "@", Address, "/", key(Binding, "virtual-host"), "?heartbeat=2&connection_timeout=", integer_to_list(?LIMIT)],
        {ok, Parameters} = amqp_uri:parse(lists:flatten(Uri)),
        {ok, Connection} = amqp_connection:start(Parameters),
        {ok, Channel} = amqp_connection:open_channel(Connection),
        Quorum = [{<<"x-queue-type">>, longstr, <<"quorum">>}],
        amqp_channel:call(Channel, {'queue.declare', 0, Queue, false, true, false, false, false, Quorum}),
        amqp_channel:call(Channel, {'confirm.select', false}),
        {Connection, Channel}
    end),
    case Made of
        {Connection, _} when is_pid(Connection) -> Made;
        _ -> connect(Binding, Queue, Others)
    end.

key(Binding, Key) ->
    {ok, Text} = file:read_file(filename:join(Binding, Key)),
    string:trim(binary_to_list(Text)).

limited(Do) ->
    {Pid, Ref} = spawn_monitor(fun() -> exit({answer, try Do() catch _:Error -> {failed, Error} end}) end),
    receive
        {'DOWN', Ref, process, Pid, {answer, Answer}} -> Answer;
        {'DOWN', Ref, process, Pid, Reason} -> {failed, Reason}
    after ?LIMIT + 500 ->
        demonitor(Ref, [flush]),
        exit(Pid, kill),
        too_late
    end.
