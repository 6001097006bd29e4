"""What a member sees and does by itself in the portal: nobody sees another's."""
