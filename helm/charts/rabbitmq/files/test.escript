#!/usr/bin/env escript
%% helm test: as an application does it. A message that is confirmed comes back, and whoever has no right is refused.
%% test.escript URI PASSWORD_FILE [CA_FILE]
-mode(interpret).

main([Uri, PasswordFile | CaFile]) ->
    {ok, _} = application:ensure_all_started(amqp_client),
    %% The URI is read by what is loaded
    {module, _} = code:ensure_loaded(amqp_auth_mechanisms),
    {ok, Text} = file:read_file(PasswordFile),
    [Password | _] = binary:split(Text, <<"\n">>),
    Right = connect(Uri, "probe", Password, "helm-test", CaFile),
    check("user probe signs in", is_pid(Right)),
    check("a message that is confirmed comes back", comes_back(Right)),
    check("a wrong password is refused", refused(connect(Uri, "probe", <<"wrong">>, "helm-test", CaFile))),
    check("a virtual host of others is refused", refused(connect(Uri, "probe", Password, "no-such-host", CaFile))),
    check("nobody signs in as guest", refused(connect(Uri, "guest", <<"guest">>, "helm-test", CaFile))),
    halt(case get(failed) of undefined -> 0; true -> 1 end).

connect(Uri, User, Password, Vhost, CaFile) ->
    {ok, Parsed} = amqp_uri:parse(Uri ++ "/" ++ Vhost ++ options(CaFile)),
    %% Password as a term, so that it need not be written into the URI: fields 2 and 3 of the record
    Parameters = setelement(3, setelement(2, Parsed, list_to_binary(User)), Password),
    case amqp_connection:start(Parameters) of
        {ok, Connection} -> Connection;
        {error, Reason} -> {error, Reason}
    end.

options([]) -> "";
options([CaFile]) -> "?verify=verify_peer&cacertfile=" ++ CaFile.

comes_back(Connection) when is_pid(Connection) ->
    Queue = <<"helm-test">>,
    {ok, Channel} = amqp_connection:open_channel(Connection),
    Arguments = [{<<"x-queue-type">>, longstr, <<"quorum">>}],
    amqp_channel:call(Channel, {'queue.declare', 0, Queue, false, true, false, false, false, Arguments}),
    amqp_channel:call(Channel, {'queue.purge', 0, Queue, false}),
    amqp_channel:call(Channel, {'confirm.select', false}),
    Sent = integer_to_binary(erlang:unique_integer([positive])),
    amqp_channel:cast(Channel, {'basic.publish', 0, <<>>, Queue, false, false}, {amqp_msg, persistent(), Sent}),
    Confirmed = amqp_channel:wait_for_confirms(Channel, 20),
    case amqp_channel:call(Channel, {'basic.get', 0, Queue, true}) of
        {{'basic.get_ok', _, _, _, _, _}, {amqp_msg, _, Got}} -> Confirmed andalso Got =:= Sent;
        _ -> false
    end;
comes_back(_) ->
    false.

persistent() ->
    setelement(5, {'P_basic', undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined,
                   undefined, undefined, undefined, undefined, undefined, undefined}, 2).

refused({error, {auth_failure, _}}) -> true;
refused({error, not_allowed}) -> true;
refused({error, access_refused}) -> true;
refused(Other) -> io:format("      ~0p~n", [Other]), false.

check(What, true) -> io:format("ok    ~s~n", [What]);
check(What, _) -> io:format("FAIL  ~s~n", [What]), put(failed, true).
