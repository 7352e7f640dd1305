# Runs a command that can read only the paths named here, by Landlock (Linux 5.13 or newer); its children inherit that.
# Called as: perl -e SCRIPT PATH... -- COMMAND...
use strict;

# Numbers of linux/landlock.h; the system calls have the same ones on all architectures.
my ($CREATE_RULESET, $ADD_RULE, $RESTRICT_SELF, $ASK_VERSION, $PATH_BENEATH, $O_PATH) = (444, 445, 446, 1, 1, 0x200000);
my ($EXECUTE, $READ_FILE, $READ_DIR) = (1, 4, 8);
my @KNOWN_BY_VERSION = (0x1fff, 0x3fff, 0x7fff, 0x7fff, 0xffff);

my $version = syscall($CREATE_RULESET, 0, 0, $ASK_VERSION);
die "Landlock: not available: $!\n" if $version < 1;
my $files = $KNOWN_BY_VERSION[$version > 5 ? 4 : $version - 1];
my $network = $version >= 4 ? 3 : 0;    # TCP: bind and connect
my $processes = $version >= 6 ? 3 : 0;  # abstract sockets and signals
my $attributes = pack('Q3', $files, $network, $processes);
my $rules = syscall($CREATE_RULESET, $attributes, length $attributes, 0);
die "Landlock rules: $!\n" if $rules < 0;

while (defined(my $path = shift @ARGV)) {
    last if $path eq '--';
    sysopen(my $file, $path, $O_PATH) or next;    # not every system has every folder
    my $rule = pack('Ql', $EXECUTE | $READ_FILE | (-d $file ? $READ_DIR : 0), fileno $file);
    die "Landlock rule for $path: $!\n" if syscall($ADD_RULE, $rules, $PATH_BENEATH, $rule, 0) < 0;
}
die "Landlock: $!\n" if syscall($RESTRICT_SELF, $rules, 0) < 0;
exec { $ARGV[0] } @ARGV or die "Landlock: cannot run $ARGV[0]: $!\n";
