#!/usr/bin/env escript
%% An application with a publisher, which waits for the confirm of each of 20 messages a second, and a consumer, which acknowledges. Both
%% connect again at once when a connection breaks. When the file STOP appears, the publisher ends, the consumer empties the queue, and
%% what both saw is compared: each confirmed message must have come.
%% traffic.escript URI_FILE QUEUE STOP
-mode(compile).
-define(LIMIT, 2000). % milliseconds that anything may take

main([UriFile, Queue, Stop]) ->
    {ok, _} = application:ensure_all_started(amqp_client),
    {module, _} = code:ensure_loaded(amqp_auth_mechanisms),
    logger:set_primary_config(level, none),
    {ok, Text} = file:read_file(UriFile),
    Uri = string:trim(binary_to_list(Text)) ++ "?heartbeat=2&connection_timeout=" ++ integer_to_list(?LIMIT),
    {ok, Parameters} = amqp_uri:parse(Uri),
    Main = self(),
    Name = list_to_binary(Queue),
    Consumer = spawn(fun() -> consume(Parameters, Name, #{}, 0) end),
    spawn(fun() -> Main ! {published, publish(Parameters, Name, none, 1, [], Stop)} end),
    Confirmed = receive {published, All} -> All end,
    Received = empty(Consumer, -1),
    Missing = [N || {N, _} <- Confirmed, not maps:is_key(N, Received)],
    {Gap, At} = longest([T || {_, T} <- Confirmed]),
    io:format("confirmed ~b received ~b missing ~b again ~b longest ~.1f at ~ts~n",
              [length(Confirmed), maps:size(Received), length(Missing),
               lists:sum(maps:values(Received)) - maps:size(Received), Gap / 1000,
               calendar:system_time_to_rfc3339(At div 1000, [{offset, "Z"}])]),
    Missing =:= [] orelse io:format("missing ~w~n", [lists:sublist(Missing, 20)]),
    halt(length(Missing)).

now_ms() -> erlang:system_time(millisecond).

longest([Last | Earlier]) ->
    {_, Gap, At} = lists:foldl(fun(T, {Next, Gap, _}) when Next - T > Gap -> {T, Next - T, T};
                                  (T, {_, Gap, Was}) -> {T, Gap, Was}
                               end, {Last, 0, Last}, Earlier),
    {Gap, At}.

%% Confirmed messages and when, the newest first
publish(Parameters, Queue, none, N, Confirmed, Stop) ->
    case filelib:is_file(Stop) of
        true -> Confirmed;
        false -> publish(Parameters, Queue, connect(Parameters, Queue), N, Confirmed, Stop)
    end;
publish(Parameters, Queue, {Connection, Channel}, N, Confirmed, Stop) ->
    Answer = limited(fun() ->
        amqp_channel:call(Channel, {'basic.publish', 0, <<>>, Queue, false, false},
                          {amqp_msg, setelement(5, list_to_tuple(['P_basic' | lists:duplicate(14, undefined)]), 2),
                           integer_to_binary(N)}),
        amqp_channel:wait_for_confirms(Channel, 2)
    end),
    case Answer of
        true ->
            timer:sleep(50),
            case filelib:is_file(Stop) of
                true -> [{N, now_ms()} | Confirmed];
                false -> publish(Parameters, Queue, {Connection, Channel}, N + 1, [{N, now_ms()} | Confirmed], Stop)
            end;
        _ ->
            exit(Connection, kill),
            publish(Parameters, Queue, none, N + 1, Confirmed, Stop)
    end.

consume(Parameters, Queue, Received, Seen) ->
    case connect(Parameters, Queue) of
        none -> consume(Parameters, Queue, Received, Seen);
        {Connection, Channel} ->
            monitor(process, Connection),
            limited(fun() -> amqp_channel:call(Channel, {'basic.qos', 0, 50, false}) end),
            Self = self(),
            limited(fun() ->
                amqp_channel:subscribe(Channel, {'basic.consume', 0, Queue, <<>>, false, false, false, false, []}, Self)
            end),
            take(Parameters, Queue, Connection, Channel, Received, Seen)
    end.

take(Parameters, Queue, Connection, Channel, Received, Seen) ->
    receive
        {{'basic.deliver', _, Tag, _, _, _}, {amqp_msg, _, Body}} ->
            amqp_channel:cast(Channel, {'basic.ack', Tag, false}),
            N = binary_to_integer(Body),
            take(Parameters, Queue, Connection, Channel, maps:update_with(N, fun(C) -> C + 1 end, 1, Received), Seen + 1);
        {'DOWN', _, process, Connection, _} ->
            consume(Parameters, Queue, Received, Seen);
        {'basic.cancel', _, _} ->
            exit(Connection, kill),
            consume(Parameters, Queue, Received, Seen);
        {seen, From} ->
            From ! {seen, Seen, Received},
            take(Parameters, Queue, Connection, Channel, Received, Seen);
        _ ->
            take(Parameters, Queue, Connection, Channel, Received, Seen)
    end.

%% Until nothing has come for five seconds
empty(Consumer, Before) ->
    timer:sleep(5000),
    Consumer ! {seen, self()},
    receive
        {seen, Before, Received} -> Received;
        {seen, Now, _} -> empty(Consumer, Now)
    after 5000 -> empty(Consumer, Before)
    end.

connect(Parameters, Queue) ->
    Made = limited(fun() ->
        {ok, Connection} = amqp_connection:start(Parameters),
        {ok, Channel} = amqp_connection:open_channel(Connection),
        amqp_channel:call(Channel, {'queue.declare', 0, Queue, false, true, false, false, false, []}),
        amqp_channel:call(Channel, {'confirm.select', false}),
        {Connection, Channel}
    end),
    case Made of
        {Connection, Channel} when is_pid(Connection) -> {Connection, Channel};
        _ -> timer:sleep(50), none
    end.

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
