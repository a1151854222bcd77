# What PostgreSQL stores for a password: SCRAM-SHA-256$4096:SALT$STORED_KEY:SERVER_KEY (RFC 5803), of the first line of a file. The server
# then never sees the password, and no log can.
use strict;
use warnings;
use Digest::SHA qw(hmac_sha256 sha256);
use MIME::Base64 qw(encode_base64);

my ($file) = @ARGV;
open(my $secret, '<', $file) or die "$file: $!\n";
chomp(my $password = <$secret> // '');
# Others would have to be normalised (SASLprep), and PostgreSQL and its clients do not agree on how
die "$file: a password is 1 to 200 printable ASCII characters\n" unless $password =~ /^[!-~]{1,200}$/;
open(my $random, '<:raw', '/dev/urandom') or die "/dev/urandom: $!\n";
read($random, my $salt, 16) == 16 or die "/dev/urandom: too short\n";

my $iterations = 4096;
my $block = hmac_sha256($salt . pack('N', 1), $password);
my $salted = $block;
for (2 .. $iterations) {
  $block = hmac_sha256($block, $password);
  $salted ^= $block;
}
my $stored = sha256(hmac_sha256('Client Key', $salted));
my $server = hmac_sha256('Server Key', $salted);
printf 'SCRAM-SHA-256$%d:%s$%s:%s', $iterations, map { encode_base64($_, '') } ($salt, $stored, $server);
